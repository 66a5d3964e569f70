"""Lists of a fictional publisher in the forms of the real ones. Nobody in them exists."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.harvest import Answer, Ask, Task

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
END = "\x1a\r\n"
SDN = (
    '7001,"QUILLON MARSH, Tobias Emil","individual","SDNTK] [TCO","Dr.",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 03 Feb 1961; alt. DOB circa 1962; POB Port Ellery, Norvania; nationality Norvania; Gender Male; Passport '
    "X1234567 (Norvania) issued 05 May 2011 expires 04 May 2021; alt. Cedula No. 55.667.788 (Norvania); C.U.R.P. "
    "QUMT610203HXXLRB09 (Norvania); Digital Currency Address - XBT 1FictionaLAddressXyZ23456789abcd; a.k.a. 'EL TIO "
    "TOBY'; Harbour master of Port Ellery; Linked To: BRINE & SONS, S.A.; Linked To: OSTLER, Maren.\"\r\n"
    '7002,"BRINE & SONS, S.A.",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"NIT # 900123456-7 (Norvania)."\r\n'
    '7003,"GREY HERON","vessel","NORVANIA-EO99999",-0- ,"NVXX1","Bulk Carrier","4000","2500","Norvania",'
    '"Brine Shipping","Vessel Registration Identification IMO 9074729; MMSI 123456789."\r\n'
    '7004,"NV-ABC","aircraft","NORVANIA-EO99999",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Model ZK-9."\r\n'
)
ALT = '7001,1,"aka","MARSH, Toby",-0- \r\n7001,2,"fka","QUILLON, Emil",-0- \r\n7002,3,"aka","BRINE HOLDING",-0- \r\n'
ADD = '7001,11,"12 Salt Lane","Port Ellery 4410","Norvania",-0- \r\n7002,12,-0- ,"Port Ellery","Norvania",-0- \r\n'


def sdn(rows: str = SDN) -> bytes:
    """A main file."""
    return (rows + END).encode()


def ofac_files(rows: str = SDN) -> dict[str, bytes]:
    """The three files of one edition."""
    return {"list": sdn(rows), "alt": (ALT + END).encode(), "add": (ADD + END).encode()}


OFAC_XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://lists.example/sdnList.xsd">
  <publshInformation><Publish_Date>03/04/2026</Publish_Date><Record_Count>3</Record_Count></publshInformation>
  <sdnEntry><uid>7001</uid><firstName>Tobias Emil</firstName><lastName>QUILLON MARSH</lastName>
    <sdnType>Individual</sdnType><title>Dr.</title><remarks>(Linked To: BRINE HOLDING)</remarks>
    <programList><program>SDNTK</program><program>TCO</program></programList>
    <idList>
      <id><uid>1</uid><idType>Passport</idType><idNumber>X1234567</idNumber><idCountry>Norvania</idCountry>
        <issueDate>05 May 2011</issueDate></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
      <id><uid>3</uid><idType>Digital Currency Address - XBT</idType>
        <idNumber>1FictionaLAddressXyZ23456789abcd</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>MARSH</lastName>
        <firstName>Toby</firstName></aka>
      <aka><uid>2</uid><type>a.k.a.</type><category>weak</category><lastName>EL TIO</lastName></aka>
    </akaList>
    <addressList><address><uid>11</uid><address1>12 Salt Lane</address1><city>Port Ellery</city>
      <country>Norvania</country></address></addressList>
    <nationalityList><nationality><uid>5</uid><country>Norvania</country></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>03 Feb 1961</dateOfBirth></dateOfBirthItem>
    </dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>9</uid><placeOfBirth>Port Ellery, Norvania</placeOfBirth>
    </placeOfBirthItem></placeOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>7002</uid><lastName>BRINE &amp; SONS, S.A.</lastName><sdnType>Entity</sdnType>
    <programList><program>ILLICIT-DRUGS-EO14059</program></programList></sdnEntry>
  <sdnEntry><uid>7003</uid><lastName>GREY HERON</lastName><sdnType>Vessel</sdnType>
    <programList><program>NORVANIA-EO99999</program></programList>
    <vesselInfo><callSign>NVXX1</callSign><vesselType>Bulk Carrier</vesselType></vesselInfo></sdnEntry>
</sdnList>
"""

UN_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-03-04T00:00:00Z"><INDIVIDUALS>
  <INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>MAREN</FIRST_NAME><SECOND_NAME>OSTLER</SECOND_NAME>
    <UN_LIST_TYPE>Norvania</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.901</REFERENCE_NUMBER><LISTED_ON>2019-08-07</LISTED_ON>
    <GENDER>Female</GENDER><NAME_ORIGINAL_SCRIPT>Марен Остлер</NAME_ORIGINAL_SCRIPT>
    <COMMENTS1>Owns three warehouses.</COMMENTS1><NATIONALITY><VALUE>Norvania</VALUE></NATIONALITY>
    <DESIGNATION><VALUE>Colonel</VALUE></DESIGNATION>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Maria Ostler</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Cormorant</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ADDRESS><CITY>Port Ellery</CITY><COUNTRY>Norvania</COUNTRY><NOTE>until 2020</NOTE></INDIVIDUAL_ADDRESS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-05-06</DATE></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1972</TO_YEAR>
    </INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Saltby</CITY><COUNTRY>Norvania</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Z7654321</NUMBER>
      <ISSUING_COUNTRY>Norvania</ISSUING_COUNTRY><DATE_OF_ISSUE>2014-01-02</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
  </INDIVIDUAL></INDIVIDUALS><ENTITIES>
  <ENTITY><DATAID>2</DATAID><FIRST_NAME>SALTBY BRIGADE</FIRST_NAME><UN_LIST_TYPE>Norvania</UN_LIST_TYPE>
    <REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
    <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Saltby Guard</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>
"""


def task(url: str, source: str = "fiction-list", tags: tuple[str, ...] = (), **params: object) -> Task:
    """The task of a source of kind list."""
    return Task(source=source, kind="list", url=url, now=NOW, params=params, tags=tags)


def answer(given: Task, ask: Ask, body: bytes) -> Answer:
    """What a server answers."""
    return Answer(given, ask, ask.url, 200, {}, body, NOW)
