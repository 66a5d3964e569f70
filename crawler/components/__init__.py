"""The parts that the add-on puts into Scrapy: guard, robots, pace, wire, archive, documents."""
