"""Chinese platform of registrational drug trials (Center for Drug Evaluation)."""
