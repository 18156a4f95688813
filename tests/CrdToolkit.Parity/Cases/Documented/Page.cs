namespace CrdToolkit.Parity.Cases.Documented;

[CustomResource("documented.example.com", "v1")]
public partial record Page : CustomResource<PageSpec>;
