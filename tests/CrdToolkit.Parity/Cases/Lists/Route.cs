namespace CrdToolkit.Parity.Cases.Lists;

[CustomResource("lists.example.com", "v1")]
public partial record Route : CustomResource<RouteSpec>;
