namespace CrdToolkit.Benchmarks;

/// <summary>A small custom resource.</summary>
[CustomResource("bench.example.com", "v1")]
[SubresourceStatus]
public partial record Gadget : CustomResource<GadgetSpec, GadgetStatus>;
