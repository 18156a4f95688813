namespace CrdToolkit.Parity.Cases.Immutability;

[CustomResource("immutability.example.com", "v1")]
public partial record Disk : CustomResource<DiskSpec>;
