namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class ReconcilerDiagnosticsTests
{
    private const string Resource = """
        public sealed record S { public int A { get; init; } }
        [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;

        """;

    private const string Selectable = """
        public sealed record NS { [SelectableField] public string? A { get; init; } public string? B { get; init; } }
        [CustomResource("example.com", "v1")] public partial record N : CustomResource<NS>;

        """;

    private const string Registered = "public static class Program { public static void Register(OperatorBuilder builder) => builder.AddReconcilers(); }\n";
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
    public async Task Two_reconcilers_of_a_kind_need_two_names() => Assert.Equal(
        ["CRD0102 'B': 'B' and 'A' are both controllers named 'r', so AddReconcilers() would throw; a name stands for one controller in logs, metrics, options and leases. Give 'B' its own: [ControllerName(\"r-2\")]"],
        await Diagnosed.In(Resource + Registered + $"public class A : IReconciler<R> {{ {Reconcile} }} public class B : IReconciler<R> {{ {Reconcile} }}"));

    [Fact]
    public async Task A_name_that_another_has_is_told_where_it_stands() => Assert.StartsWith(
        "CRD0102 '\"R\"': 'B' and 'A' are both controllers named 'R'",
        Assert.Single(await Diagnosed.In(Resource + Registered + $"public class A : IReconciler<R> {{ {Reconcile} }} [ControllerName(\"R\")] public class B : IReconciler<R> {{ {Reconcile} }}")));

    [Theory]
    [InlineData(Registered, "[ControllerName(\"second\")]")]
    [InlineData("", "")] // Nobody registers them: fakes of tests
    public async Task Reconcilers_that_do_not_clash_have_no_diagnostic(string registration, string attribute) => Assert.Empty(
        await Diagnosed.In(Resource + registration + $"public class A : IReconciler<R> {{ {Reconcile} }} {attribute} public class B : IReconciler<R> {{ {Reconcile} }}"));

    [Theory]
    [InlineData("public class A : IReconciler<R> { RECONCILE } public class B : A;", "has the interface from a base type alone, so AddReconcilers() does not register it and it never runs; name it on the class itself: 'B : A, IReconciler<R>'")]
    [InlineData("public abstract class A<T> : IReconciler<T> where T : class, IKubernetesObject<V1ObjectMeta> { public Task<ReconcileResult> ReconcileAsync(T resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done); } public class B : A<R>;", "name it on the class itself: 'B : A<R>, IReconciler<R>'")]
    [InlineData("public class A : IReconciler<R> { RECONCILE public const string X = B.Y + nameof(B); } public class B : A { public const string Y = \"y\"; }", "has the interface from a base type alone")]
    [InlineData("public class A : IReconciler<R> { RECONCILE } public record B : IReconciler<R> { RECONCILE }", "is a record")]
    [InlineData("public class A : IReconciler<R> { RECONCILE } public class B : Bare, Alias; public interface Alias : IReconciler<R>; public class Bare { RECONCILE }", "name it on the class itself: 'B : Bare, IReconciler<R>'")]
    [InlineData("public class A { private class B : IReconciler<R> { RECONCILE } }", "is hidden by its accessibility")]
    [InlineData("file class B(Lazy<B> self) : IReconciler<R> { RECONCILE }", "is hidden by its accessibility")]
    [InlineData("public class B<X> : IReconciler<R> { RECONCILE }", "is generic")]
    [InlineData("public class B : IReconciler<R>, IReconciler<V1Secret> { RECONCILE public Task<ReconcileResult> ReconcileAsync(V1Secret resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done); }", "reconciles several types, so AddReconcilers() does not register it and it never runs; make a class for each")]
    public async Task What_is_not_registered_is_told_and_clashes_with_nothing(string classes, string reason)
    {
        var told = Assert.Single(await Diagnosed.In(Resource + Registered + classes.Replace("RECONCILE", Reconcile, StringComparison.Ordinal)));
        Assert.StartsWith("CRD0105 'B': 'B' implements IReconciler<R> but ", told);
        Assert.Contains(reason, told);
    }

    [Theory]
    [InlineData("public abstract class A : IReconciler<R> { RECONCILE } public class B : A, IReconciler<R>;")]
    [InlineData("public abstract class A : IReconciler<R> { RECONCILE } [ReconcileOn(ObjectChanges.Labels)] public class B : A;")]
    [InlineData("public class A<X> : IReconciler<R> { RECONCILE } public class B : A<int>, IReconciler<R>;")]
    [InlineData("public class A { private class B : IReconciler<R> { RECONCILE } public object Fake => new B(); }")]
    [InlineData("public class A : IReconciler<R> { RECONCILE } public class B : A; public static class ByHand { public static void Register(OperatorBuilder builder) => builder.AddController<R, B>(R.Descriptor); }")]
    public async Task What_is_registered_or_seen_to_is_not_told(string classes) => Assert.Empty(
        await Diagnosed.In(Resource + Registered + classes.Replace("RECONCILE", Reconcile, StringComparison.Ordinal)));

    [Fact]
    public async Task Where_nobody_registers_reconcilers_none_is_missing() => Assert.Empty(
        await Diagnosed.In(Resource + $"public class A : IReconciler<R> {{ {Reconcile} }} public class B : A; public record C : IReconciler<R> {{ {Reconcile} }}"));

    [Theory]
    [InlineData("public class B : A, CrdToolkit.IReconciler<R>;")]
    [InlineData("[ReconcileOn(ObjectChanges.Labels)] public class B : A;")]
    [InlineData("public partial class B : A; public partial class B : IReconciler<R>;")]
    public async Task What_is_registered_clashes(string second) => Assert.StartsWith(
        "CRD0102 'B': 'B' and 'A' are both controllers named 'r'",
        Assert.Single(await Diagnosed.In(Resource + Registered + $"public class A : IReconciler<R> {{ {Reconcile} }} {second}")));

    [Theory]
    [InlineData("", "[ControllerName] on 'C' names nothing")]
    [InlineData("a:b", "[ControllerName] on 'C' names 'a:b', and ':' divides the keys of the configuration")]
    public async Task A_name_that_the_configuration_cannot_hold_is_told(string name, string message) => Assert.StartsWith(
        $"CRD0032 '\"{name}\"': {message}",
        Assert.Single(await Diagnosed.In(Resource + $"[ControllerName(\"{name}\")] public class C : IReconciler<R> {{ {Reconcile} }}")));

    [Fact]
    public async Task Two_reconcilers_of_a_kind_need_two_finalizers() => Assert.StartsWith(
        "CRD0103 '\"example.com/r\"': 'B' and 'A' both clean up R under the finalizer 'example.com/r'",
        Assert.Single(await Diagnosed.In(Resource + Registered + $$"""
            [Finalizer("example.com/r")] public partial class A : IReconciler<R> { {{Reconcile}} {{Finalize}} }
            [ControllerName("b"), Finalizer("example.com/r")] public partial class B : IReconciler<R> { {{Reconcile}} {{Finalize}} }
            """)));

    [Theory]
    [InlineData("Owns<V1ConfigMap>(LabelSelector = \"managed by machines\")", "\"managed by machines\"", "LabelSelector of [Owns] on 'C' is refused by the API server: unable to parse requirement: found 'by', expected: in, notin, =, ==, !=, gt, lt")]
    [InlineData("Owns<V1ConfigMap>(LabelSelector = \"-a=b\")", "\"-a=b\"", "LabelSelector of [Owns] on 'C' is refused by the API server: unable to parse requirement: <nil>: Invalid value: \"-a\": name part must consist of")]
    [InlineData("Owns<V1ConfigMap>(FieldSelector = \"name\")", "\"name\"", "FieldSelector of [Owns] on 'C' is refused by the API server: invalid selector: 'name'; can't understand 'name'")]
    [InlineData("Owns<V1Secret>(FieldSelector = \"data.key=a\")", "\"data.key=a\"", "FieldSelector of [Owns] on 'C' is refused by the API server: field label not supported: data.key; V1Secret has metadata.name, metadata.namespace, type")]
    [InlineData("Watches<N>(nameof(Map), FieldSelector = Selector)", "Selector", "FieldSelector of [Watches] on 'C' is refused by the API server: field label not supported: spec.b; N has metadata.name, metadata.namespace, spec.a, and what [SelectableField] is on")]
    public async Task A_selector_that_the_server_refuses_is_told_where_it_stands(string attribute, string marked, string message) => Assert.StartsWith(
        $"CRD0104 '{marked}': {message}",
        Assert.Single(await Diagnosed.In(Resource + Selectable + $"[{attribute}] public class C : IReconciler<R> {{ const string Selector = \"spec.b=1\"; {Reconcile} public static IEnumerable<NamespacedName> Map(N network) => []; }}")));

    [Theory]
    [InlineData("Owns<V1Secret>(LabelSelector = \"app.kubernetes.io/name=a,tier in (a,b),!legacy,size>2\", FieldSelector = \"type!=Opaque\")")]
    [InlineData("Owns<V1Pod>(FieldSelector = \"spec.nodeName=a,status.phase=Running\")")]
    [InlineData("Owns<V1StatefulSet>(FieldSelector = \"status.whatever=a\")")] // which fields it has is not known here
    [InlineData("Owns<V1Service>(LabelSelector = \"\")")]
    [InlineData("Watches<N>(nameof(Map), FieldSelector = \"spec.a=1,metadata.namespace=x\")")]
    public async Task A_selector_that_the_server_accepts_has_no_diagnostic(string attribute) => Assert.Empty(
        await Diagnosed.In(Resource + Selectable + $"[{attribute}] public class C : IReconciler<R> {{ {Reconcile} public static IEnumerable<NamespacedName> Map(N network) => []; }}"));

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
