"""What the model can do, one file a skill, and how it refuses the rest."""
