namespace CrdToolkit.Parity.Cases.Enums;

[CustomResource("enums.example.com", "v1")]
public partial record Light : CustomResource<LightSpec>;
