"""The commercial side of the simulated world: money, deals, exits, funding, papers, people, opinions.

Everything hangs on the companies and molecules of `world.py` and draws from random streams of its own, so that the
scientific history stays as it is. Writers and truth tables read these facts; no file format belongs here.
"""
