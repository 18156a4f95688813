namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>Writes to objects that all readers of a cache share.</summary>
public sealed class SharedObjectTests
{
    [Theory]
    [InlineData("resource.Metadata = new();", "resource.Metadata = new()", "resource")]
    [InlineData("resource.Metadata.Name = \"x\";", "resource.Metadata.Name = \"x\"", "resource.Metadata")]
    [InlineData("resource.Metadata.Labels[\"a\"] = \"b\";", "resource.Metadata.Labels[\"a\"] = \"b\"", "resource.Metadata.Labels")]
    [InlineData("resource.Metadata.Annotations ??= new Dictionary<string, string>();", "resource.Metadata.Annotations ??= new Dictionary<string, string>()", "resource.Metadata")]
    [InlineData("resource.Metadata.Finalizers.Add(\"x\");", "resource.Metadata.Finalizers.Add(\"x\")", "resource.Metadata.Finalizers")]
    [InlineData("resource.Metadata.Labels?.Clear();", ".Clear()", "resource.Metadata.Labels")]
    [InlineData("resource.Spec.Items.Sort();", "resource.Spec.Items.Sort()", "resource.Spec.Items")]
    [InlineData("resource.Spec.Count++;", "resource.Spec.Count++", "resource.Spec")]
    [InlineData("resource.Spec.Numbers[0] += 1;", "resource.Spec.Numbers[0] += 1", "resource.Spec.Numbers")]
    [InlineData("resource.SetLabel(\"a\", \"b\");", "resource.SetLabel(\"a\", \"b\")", "resource")]
    [InlineData("resource.Metadata.EnsureLabels()[\"a\"] = \"b\";", "resource.Metadata.EnsureLabels()", "resource.Metadata")]
    [InlineData("resource.Metadata.EnsureAnnotations().Remove(\"a\");", "resource.Metadata.EnsureAnnotations()", "resource.Metadata")]
    [InlineData("resource.Metadata.EnsureFinalizers().Add(\"a\");", "resource.Metadata.EnsureFinalizers()", "resource.Metadata")]
    [InlineData("resource.Metadata.SetNamespace(\"a\");", "resource.Metadata.SetNamespace(\"a\")", "resource.Metadata")]
    [InlineData("resource.Labels()[\"a\"] = \"b\";", "resource.Labels()[\"a\"] = \"b\"", "resource.Labels()")]
    [InlineData("resource.GetController().Controller = false;", "resource.GetController().Controller = false", "resource.GetController()")]
    [InlineData("var copy = resource with { }; copy.SetLabel(\"a\", \"b\");", "copy.SetLabel(\"a\", \"b\")", "copy")]
    [InlineData("var copy = resource with { }; copy.Labels().Clear();", "copy.Labels().Clear()", "copy.Labels()")]
    [InlineData("var spec = resource.Spec; spec.Count = 2;", "spec.Count = 2", "spec")]
    [InlineData("var copy = resource with { }; copy.Metadata.Name = \"x\";", "copy.Metadata.Name = \"x\"", "copy.Metadata")]
    [InlineData("var copy = resource with { Metadata = resource.Metadata }; copy.Metadata.Name = \"x\";", "copy.Metadata.Name = \"x\"", "copy.Metadata")]
    [InlineData("if (cache.Find(\"a\", \"b\") is { } map) map.Data[\"a\"] = \"b\";", "map.Data[\"a\"] = \"b\"", "map.Data")]
    [InlineData("foreach (var map in cache.List()) map.Data = null;", "map.Data = null", "map")]
    [InlineData("foreach (var map in cache.List().Where(map => map.Data is null).ToList()) map.Data = null;", "map.Data = null", "map")]
    [InlineData("cache.List().First().Data.Remove(\"a\");", "cache.List().First().Data.Remove(\"a\")", "cache.List().First().Data")]
    [InlineData("var map = cache.Find(\"a\", \"b\") ?? throw new InvalidOperationException(); map.Data.Clear();", "map.Data.Clear()", "map.Data")]
    public async Task A_write_to_a_shared_object_is_told(string statement, string write, string written) => Assert.Equal(
        [$"CRD0116 '{write}': '{write}' changes '{written}', which belongs to the cache and is read by others at the same time; make a changed copy with a 'with' expression, and write it through a client"],
        await Diagnosed.In(Reconciler(statement)));

    [Theory]
    [InlineData("var copy = resource with { Metadata = new() }; copy.Metadata.Name = \"x\";")]
    [InlineData("var copy = resource with { }; copy.Metadata = new();")]
    [InlineData("var copy = resource with { Metadata = new() }; copy.SetLabel(\"a\", \"b\"); copy.Labels().Clear(); copy.Metadata.EnsureLabels()[\"a\"] = \"b\";")]
    [InlineData("var copy = resource with { }; copy.EnsureMetadata();")]
    [InlineData("var map = new V1ConfigMap(); map.EnsureMetadata().EnsureLabels()[\"a\"] = \"b\"; map.SetLabel(\"a\", \"b\");")]
    [InlineData("var labels = new Dictionary<string, string>(resource.Metadata.Labels); labels[\"a\"] = \"b\";")]
    [InlineData("var list = cache.List().ToList(); list.Add(new()); list.Sort((_, _) => 0);")]
    [InlineData("var map = new V1ConfigMap(); map.Data = new Dictionary<string, string>();")]
    [InlineData("resource = resource with { Spec = new() }; resource.Spec.Count = 1;")]
    [InlineData("var map = new V1ConfigMap(); if (map.Data is null) map = cache.Find(\"a\"); map!.Data = null;")]
    [InlineData("var names = resource.Spec.Items.Select(item => item).ToList(); names.Add(\"x\");")]
    [InlineData("resource.Spec.Items.Contains(\"x\");")]
    public async Task A_write_to_what_is_ones_own_is_not(string statement) => Assert.Empty(await Diagnosed.In(Reconciler(statement)));

    [Fact]
    public async Task The_object_of_a_clean_up_is_shared_too() => Assert.StartsWith(
        "CRD0116 'resource.Metadata.Finalizers.Clear()'",
        Assert.Single(await Diagnosed.In(Resource + """
            [Finalizer("example.com/r")] public partial class C : IReconciler<R>
            {
                public Task<ReconcileResult> ReconcileAsync(R resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);
                public Task<ReconcileResult> FinalizeAsync(R resource, CancellationToken cancellationToken) { resource.Metadata.Finalizers.Clear(); return Task.FromResult(ReconcileResult.Done); }
            }
            """)));

    [Fact]
    public async Task A_method_of_that_name_elsewhere_is_left_alone() => Assert.Empty(await Diagnosed.In(
        Resource + "public class C { public void ReconcileAsync(R resource) => resource.Metadata = new(); }"));

    [Theory]
    [InlineData("public C(ResourceCache<V1ConfigMap> cache) { cache.Find(\"a\", \"b\")!.Data = null!; }")]
    [InlineData("private readonly ResourceCache<V1ConfigMap> cache = null!; public C() => cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("private ResourceCache<V1ConfigMap> Cache { get; set; } = null!; public object P { get { Cache.Find(\"a\", \"b\")!.Data = null!; return this; } }")]
    [InlineData("private ResourceCache<V1ConfigMap> Cache { get; set; } = null!; public object P => Cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("private ResourceCache<V1ConfigMap> Cache { get; set; } = null!; public object this[int i] => Cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("private static ResourceCache<V1ConfigMap> cache = null!; private readonly object f = cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("private static ResourceCache<V1ConfigMap> cache = null!; public object P { get; } = cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("public void M(ResourceCache<V1ConfigMap> cache) { void Local() => cache.Find(\"a\", \"b\")!.Data = null!; Local(); }")]
    [InlineData("public Action M(ResourceCache<V1ConfigMap> cache) => () => cache.Find(\"a\", \"b\")!.Data = null!;")]
    [InlineData("public static C operator +(C c, ResourceCache<V1ConfigMap> cache) { cache.Find(\"a\", \"b\")!.Data = null!; return c; }")]
    public async Task Wherever_the_write_is(string member) => Assert.StartsWith(
        "CRD0116 ", Assert.Single(await Diagnosed.In($"public class C {{ {member} }}")));

    [Fact]
    public async Task Even_in_what_a_primary_constructor_gives_its_base() => Assert.StartsWith(
        "CRD0116 ",
        Assert.Single(await Diagnosed.In("""
            public class B(object o) { public object O => o; }
            public class C(ResourceCache<V1ConfigMap> cache) : B(cache.Find("a", "b")!.Data = null!);
            """)));

    private const string Resource = """
        using System.Linq;
        public sealed record S { public int Count { get; set; } public List<string> Items { get; init; } = []; public int[] Numbers { get; init; } = []; }
        [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;

        """;

    private static string Reconciler(string statement) => Resource + $$"""
        public class C(ResourceCache<V1ConfigMap> cache) : IReconciler<R>
        {
            public Task<ReconcileResult> ReconcileAsync(R resource, CancellationToken cancellationToken)
            {
                _ = cache;
                {{statement}}
                return Task.FromResult(ReconcileResult.Done);
            }
        }
        """;
}
