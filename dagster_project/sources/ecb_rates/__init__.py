"""European Central Bank: euro foreign exchange reference rates."""
