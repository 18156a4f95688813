namespace CrdToolkit.Parity.Cases.Numbers;

[CustomResource("numbers.example.com", "v1")]
public partial record Meter : CustomResource<MeterSpec>;
