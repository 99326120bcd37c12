"""Licensed vendors: drops of up to fifteen tables under a strict contract, several vendors side by side."""
