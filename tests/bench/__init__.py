"""How fast, as ratios between things measured in turns: `make bench` (docs/performance.md)."""
