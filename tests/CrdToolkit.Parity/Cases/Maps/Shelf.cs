namespace CrdToolkit.Parity.Cases.Maps;

[CustomResource("maps.example.com", "v1")]
public partial record Shelf : CustomResource<ShelfSpec>;
