namespace CrdToolkit.Parity.Cases.OneOf;

[CustomResource("oneof.example.com", "v1")]
public partial record Volume : CustomResource<VolumeSpec>;
