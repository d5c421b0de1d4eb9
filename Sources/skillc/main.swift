print("skillc")
