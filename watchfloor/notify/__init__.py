"""Telling channels outside the desk what watches found."""

from watchfloor.notify.channels import check_channel
from watchfloor.notify.deliverer import Deliverer
from watchfloor.notify.webhook import ChannelError

__all__ = ["ChannelError", "Deliverer", "check_channel"]
