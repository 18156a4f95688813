namespace CrdToolkit.Parity.Cases.Objects;

[CustomResource("objects.example.com", "v1", Scope = ResourceScope.Cluster)]
public partial record Site : CustomResource<SiteSpec>;
