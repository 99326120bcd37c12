"""R&D statistics: funding lines copied from reports of funders and from tables of OECD and NBS."""
