namespace CrdToolkit.Benchmarks.Operator;

/// <summary>A small resource.</summary>
[CustomResource("bench.example.com", "v1")]
[SubresourceStatus]
public sealed partial record Widget : CustomResource<WidgetSpec, WidgetStatus>;
