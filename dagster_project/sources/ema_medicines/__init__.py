"""EMA medicines: centrally authorised medicines of the European Union."""
