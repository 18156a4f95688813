namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class ReconcilerDiagnosticsTests
{
    private const string Resource = """
        public sealed record S { public int A { get; init; } }
        [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;

        """;

    private const string Reconcile = "public Task<ReconcileResult> ReconcileAsync(R resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);";
    private const string Finalize = "public Task<ReconcileResult> FinalizeAsync(R resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);";

    [Fact]
    public async Task A_sound_reconciler_has_no_diagnostic() => Assert.Empty(await Diagnosed.In(Resource + $$"""
        [Finalizer("example.com/r")] [Owns<V1ConfigMap>(LabelSelector = "a=b")] [Watches<V1Secret>(nameof(Map))] [Owns<V1Pod>(MetadataOnly = true)] [Owns<V1Service>] [ReconcileOn(ObjectChanges.Labels)]
        public partial class C : IReconciler<R>
        {
            {{Reconcile}} {{Finalize}}
            public static IEnumerable<NamespacedName> Map(PartialObjectMetadata<V1Secret> secret) => [];
        }
        """));

    [Theory]
    [InlineData("[Finalizer(\"example.com/r\")] public partial class C : IReconciler<R> {", "CRD0006 'Finalizer(\"example.com/r\")': 'C' has [Finalizer] but no method 'public Task<ReconcileResult> FinalizeAsync(R, CancellationToken)'")]
    [InlineData("[Watches<V1Secret>(\"Map\")] public class C : IReconciler<R> {", "CRD0024 'Watches<V1Secret>(\"Map\")': 'C' has no accessible method 'Map(V1Secret)'")]
    [InlineData("[Finalizer(\"example.com/r\")] public class C : IReconciler<R> { " + Finalize, "CRD0001 'C': 'C' has [Finalizer], so code is generated into it; declare it partial")]
    [InlineData("[Finalizer(\"machine\")] public partial class C : IReconciler<R> { " + Finalize, "CRD0009 'Finalizer(\"machine\")': The finalizer 'machine' of 'C'")]
    [InlineData("[Owns<V1Scale>] public class C : IReconciler<R> {", "CRD0012 'Owns<V1Scale>': 'C' refers to 'V1Scale', which is neither")]
    [InlineData("[Owns<V1Secret>] public class C : IReconciler<R> {", "CRD0101 'Owns<V1Secret>': 'C' has [Owns] of every V1Secret in the cluster read and kept in memory; select some with LabelSelector or FieldSelector, or set MetadataOnly = true")]
    [InlineData("[Watches<V1Pod>(nameof(Map))] public class C : IReconciler<R> { public static IEnumerable<NamespacedName> Map(V1Pod pod) => []; ", "CRD0101 'Watches<V1Pod>(nameof(Map))': 'C' has [Watches] of every V1Pod in the cluster read and kept in memory; select some with LabelSelector or FieldSelector, or have Map take a PartialObjectMetadata<V1Pod>")]
    [InlineData("[Owns<V1Secret>] public partial class C<X> : IReconciler<R> {", "CRD0025 'C': 'C' is generic")]
    public async Task What_its_attributes_need_is_told(string declaration, string start) =>
        Assert.StartsWith(start, Assert.Single(await Diagnosed.In(Resource + declaration + Reconcile + "}")));

    [Fact]
    public async Task A_reconciler_of_what_is_no_resource_is_told() => Assert.StartsWith(
        "CRD0012 'C': 'C' refers to 'S', which is neither a type with [CustomResource] nor a model",
        Assert.Single(await Diagnosed.In(Resource + "public class C : IReconciler<S> { public Task<ReconcileResult> ReconcileAsync(S resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done); }")));

    [Fact]
    public async Task An_attribute_on_what_is_no_reconciler_is_told() => Assert.StartsWith(
        "CRD0028 'Owns<V1Secret>': 'C' has [Owns] but does not implement IReconciler<T>",
        Assert.Single(await Diagnosed.In("[Owns<V1Secret>] public class C;")));

    [Fact]
    public async Task A_hidden_reconciler_without_attributes_is_left_alone() =>
        Assert.Empty(await Diagnosed.In(Resource + "public class Tests { private class Fake : IReconciler<R> { " + Reconcile + " } }"));

    [Fact]
    public async Task A_client_for_what_is_no_resource_is_told() => Assert.StartsWith(
        "CRD0012 'GenerateClient<V1Scale>': '[assembly: GenerateClient]' refers to 'V1Scale'",
        Assert.Single(await Diagnosed.In("[assembly: GenerateClient<V1Scale>]")));
}
