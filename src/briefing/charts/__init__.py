"""What both writers and the witness know of charts: what is printed, the scale, the colours, and where everything stands at a size."""
