using System.Text.RegularExpressions;
using CrdToolkit.Generators.Tests.Documentation;

namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>docs/rules.md says which diagnostic tells a rule of the API server: here is C# that breaks the rule, and is told so.</summary>
public sealed partial class RuleDiagnosticsTests
{
    private const string Replicas = "public int? Replicas { get; init; }";

    private static readonly Dictionary<string, string> Sources = new()
    {
        ["R-02"] = Resource(name: "\"\", \"v1\""),
        ["R-03"] = Resource(name: "\"Example.com\", \"v1\""),
        ["R-04"] = Resource(name: "\"example\", \"v1\""),
        ["R-06"] = Resource(name: "\"apps.k8s.io\", \"v1\""),
        ["R-07"] = Resource(name: "\"apps.k8s.io\", \"v1\"", attributes: "[DefinitionAnnotation(\"api-approved.kubernetes.io\", \"yes\")]"),
        ["R-08"] = Resource(name: "\"example.com\", \"v1\", Plural = \"Rs\""),
        ["R-09"] = Resource(name: "\"example.com\", \"v1\", Singular = \"r.s\""),
        ["R-10"] = Resource(name: "\"example.com\", \"v1\", Kind = \"my_kind\""),
        ["R-11"] = Resource(name: $"\"example.com\", \"v1\", Kind = \"K{new string('k', 61)}\", Plural = \"ks\""),
        ["R-13"] = Resource(name: "\"example.com\", \"v1\", ShortNames = [\"RS\"]"),
        ["R-14"] = Resource(name: "\"example.com\", \"v1\", Categories = [\"All\"]"),
        ["R-15"] = Resource(name: "\"example.com\", \"1.0\""),
        ["R-16"] = Resource() + "[CustomResource(\"example.com\", \"v1\", Kind = \"R\")] public partial record Q : CustomResource<S>;",
        ["R-17"] = Resource() + "[CustomResource(\"example.com\", \"v2\", Kind = \"R\")] public partial record Q : CustomResource<S>;",
        ["R-19"] = Resource(name: $"\"example.com\", \"v1\", DeprecationWarning = \"{new string('x', 257)}\""),
        ["R-20"] = Resource(name: "\"example.com\", \"v1\", DeprecationWarning = \"\""),
        ["R-21"] = Resource(name: "\"example.com\", \"v1\", DeprecationWarning = \"use\\av2\""),
        ["R-24"] = Resource(Replicas, attributes: "[SubresourceScale(\"\", nameof(T.Replicas))]"),
        ["R-27"] = Resource(Replicas, attributes: "[SubresourceScale(nameof(S.Replicas), \"\")]"),
        ["R-30"] = Resource("[PrinterColumn(Name = \"\")] public int? A { get; init; }"),
        ["R-31"] = Resource("[PrinterColumn(Type = \"int\")] public int? A { get; init; }"),
        ["R-32"] = Resource("[PrinterColumn(Format = \"uuid\")] public int? A { get; init; }"),
        ["R-33"] = Resource("public int? A { get; init; }", attributes: "[PrinterColumn(\"A\", \"spec.a\")]"),
        ["R-34"] = Resource(attributes: "[SelectableField(\"\")]"),
        ["R-35"] = Resource(attributes: "[SelectableField(\".spec.nope\")]"),
        ["R-36"] = Resource(attributes: "[SelectableField(\".metadata.name\")]"),
        ["R-37"] = Resource("[SelectableField] public List<int>? A { get; init; }"),
        ["R-38"] = Resource("[SelectableField] public int? A { get; init; }", attributes: "[SelectableField(\".spec.a\")]"),
        ["R-39"] = Resource(string.Concat(Enumerable.Range(1, 9).Select(i => $"[SelectableField] public int? P{i} {{ get; init; }}"))),
        ["R-61"] = Resource("[EmbeddedResource, PreserveUnknownFields] public E? A { get; init; }", "public sealed record E { [EmbeddedResource] public JsonObject? Metadata { get; init; } [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; } }"),
        ["R-64"] = Resource("public N? A { get; init; }", "public sealed record N { public List<N>? Next { get; init; } }"),
        ["R-65"] = Resource("public N? A { get; init; }", "public sealed record N { public N? Next { get; init; } }"),
        ["R-69"] = Resource("[EmbeddedResource] public string? A { get; init; }"),
        ["R-70"] = Resource("[EmbeddedResource] public Dictionary<string, int>? A { get; init; }"),
        ["R-71"] = Resource("[EmbeddedResource] public E? A { get; init; }", "public sealed record E;"),
        ["R-72"] = Resource("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public int? Kind { get; init; } }"),
        ["R-73"] = Resource("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public string? Metadata { get; init; } }"),
        ["R-74"] = "[CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource { [ValidationRule(\"has(self.name)\")] public new V1ObjectMeta Metadata { get; init; } = new(); }",
        ["R-75"] = Resource("[PreserveUnknownFields] public IntOrString? A { get; init; }"),
        ["R-76"] = Resource("[EmbeddedResource] public IntOrString? A { get; init; }"),
        ["R-77"] = Resource("[Pattern(\"(?=a)\")] public string? A { get; init; }"),
        ["R-88"] = Resource("[MapType(MapType.Atomic)] public List<int>? A { get; init; }"),
        ["R-90"] = Resource("[ListType(ListType.Atomic)] public string? A { get; init; }"),
        ["R-92"] = Resource("[ListType(ListType.Set), Items(ListType = ListType.Set)] public List<List<string>>? A { get; init; }"),
        ["R-93"] = Resource("[ListType(ListType.Set)] public List<P>? A { get; init; }"),
        ["R-94"] = Resource("[ListType(ListType.Set), ListMapKey(\"x\")] public List<P>? A { get; init; }"),
        ["R-95"] = Resource("[ListType(ListType.Map)] public List<P>? A { get; init; }"),
        ["R-97"] = Resource("[ListType(ListType.Map)] public List<string>? A { get; init; }"),
        ["R-98"] = Resource("[ListType(ListType.Map), ListMapKey(\"nope\")] public List<P>? A { get; init; }"),
        ["R-99"] = Resource("[ListType(ListType.Map)] public List<K>? A { get; init; }", "public sealed record K { [ListMapKey] public required P Key { get; init; } }"),
        ["R-100"] = Resource("[ListType(ListType.Map), ListMapKey(\"x\", \"x\")] public List<K>? A { get; init; }", "public sealed record K { public required int X { get; init; } }"),
        ["R-101"] = Resource("[ListType(ListType.Map)] public List<K>? A { get; init; }", "public sealed record K { [ListMapKey] public int? Key { get; init; } }"),
        ["R-102"] = Resource("[ListType(ListType.Map)] public List<K>? A { get; init; }", "public sealed record K { [ListMapKey, Nullable] public required string? Key { get; init; } }"),
        ["R-103"] = Resource("[ListType(ListType.Set), Items(Nullable = true)] public List<string?>? A { get; init; }"),
        ["R-104"] = "[CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource { public new string Kind { get; init; } = \"R\"; }",
        ["R-105"] = Resource("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public M? Metadata { get; init; } } public sealed record M { public Dictionary<string, L>? Labels { get; init; } } public sealed record L { public int X { get; init; } = 1; }"),
        ["R-107"] = Resource("[Range(1, 5)] public int A { get; init; } = 0;"),
        ["R-108"] = Resource("[EmbeddedResource] public E? A { get; init; }", "public sealed record E { public M? Metadata { get; init; } } public sealed record M { public string Name { get; init; } = \"a/b\"; }"),
        ["R-110"] = Resource("[ValidationRule(\" \")] public int? A { get; init; }"),
        ["R-111"] = Resource("[ValidationRule(\"true\", FieldPath = \"nope\")] public P? A { get; init; }"),
        ["R-112"] = Resource("[ValidationRule(\"self.port > 0\")] public string? A { get; init; }"),
        ["R-113"] = Resource("[ValidationRule(\"size(self)\")] public string? A { get; init; }"),
        ["R-114"] = Resource("[ValidationRule(\"self != ''\", MessageExpression = \"1\")] public string? A { get; init; }"),
        ["R-115"] = Resource("[ValidationRule(\"self.all(x, self.all(y, x == y))\")] public List<string>? A { get; init; }"),
        ["R-117"] = Resource("[Items(Rule = \"self == oldSelf\")] public List<string>? A { get; init; }"),
        ["R-118"] = Resource("[ValidationRule(\"self > 1\", OptionalOldSelf = true)] public int? A { get; init; }"),
        ["R-120"] = Resource(attributes: "[Constraints(MinProperties = 1)]"),
        ["W-1"] = Resource("[Format(\"uint32\")] public string? A { get; init; }"),
        ["W-2"] = Resource("[ListType(ListType.Set)] public List<P>? A { get; init; }", "[MapType(MapType.Atomic)] public sealed record P { public int? X { get; init; } }", hasP: true),
        ["A-2"] = Resource("[Range(5, 1)] public int? A { get; init; }"),
        ["A-3"] = Resource("[AllowedValues(\"a\", \"long\"), MaxLength(2)] public string? A { get; init; }"),
        ["A-5"] = Resource("public string? A { get; init; }", attributes: "[PrinterColumn(\"A\", \".spec.a\", Type = \"integer\")]"),
        ["A-6"] = Resource(Replicas, attributes: "[SubresourceScale(nameof(S.Replicas), nameof(T.Replicas))]", hasSubresource: false),
        ["A-7"] = Resource(hasSubresource: false),
        ["A-8"] = Resource("public E? A { get; init; }", "public sealed record E;"),
        ["A-9"] = Resource("[PreserveUnknownFields] public P? A { get; init; }"),
        ["A-11"] = Resource("[ListType(ListType.Map), ListMapKey(\"y\")] public List<K>? A { get; init; }", "public sealed record K { [JsonIgnore] public int Y { get; init; } public int? Z { get; init; } }"),
        ["A-12"] = Resource("public string A { get; init; }"),
        ["A-13"] = Resource("[DefaultValue(2)] public int A { get; init; } = 1;"),
        ["A-14"] = Resource("[JsonPropertyName(\"b\")] public int? A { get; init; } [JsonPropertyName(\"B\")] public int? C { get; init; }"),
        ["A-16"] = Resource("[ValidationRule(\"self.all(x, self.all(y, x == y))\")] public List<string>? A { get; init; }"),
        ["A-18"] = Resource($"[Description(\"{new string('x', 262_144)}\")] public int? A {{ get; init; }}"),
        ["A-19"] = Resource() + "[Finalizer(\"-\")] public sealed partial class C : IReconciler<R> { public Task<ReconcileResult> ReconcileAsync(R resource, CancellationToken cancellationToken) => throw null!; public Task<ReconcileResult> FinalizeAsync(R resource, CancellationToken cancellationToken) => throw null!; }",
        ["P-1"] = Resource($"[Description(\"{new string('x', 262_144)}\")] public int? A {{ get; init; }}"),
        ["P-2"] = Resource($"[Description(\"{new string('x', 1_600_000)}\")] public int? A {{ get; init; }}"),
        ["P-3"] = Resource("[ValidationRule(\"true\", Message = \"a\"), ValidationRule(\"true\", Message = \"b\")] public int? A { get; init; }"),
        ["P-4"] = Resource() + "[CustomResource(\"example.com\", \"v1\", ShortNames = [\"r\"])] public partial record Q : CustomResource<S>;",
    };

    public static TheoryData<string> Rules => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_is_told_by_the_diagnostic_that_the_page_names(string rule)
    {
        var named = Told(rule);

        var found = await Diagnosed.In(Sources[rule]);

        Assert.True(found.Any(diagnostic => named.Contains(diagnostic[..7])), $"{string.Join(", ", named)} expected, found:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Each_rule_of_which_the_page_names_a_diagnostic_is_tried() =>
        Assert.Equal([], RulesPage.Rows.Where(row => row[2].StartsWith("[CRD", StringComparison.Ordinal)).Select(row => row[0]).Except(Sources.Keys));

    private static string[] Told(string rule) => [.. Identifier().Matches(RulesPage.Rows.Single(row => row[0] == rule)[2]).Select(match => match.Value).Distinct()];

    private static string Resource(
        string members = "public int? A { get; init; }", string types = "", string attributes = "", string name = "\"example.com\", \"v1\"", bool hasSubresource = true, bool hasP = false) =>
        $$"""
        {{types}}
        {{(hasP ? "" : "public sealed record P { public int? X { get; init; } }")}}
        public sealed record T { public int? Replicas { get; init; } }
        public sealed record S { {{members}} }
        {{(hasSubresource ? "[SubresourceStatus]" : "")}} {{attributes}} [CustomResource({{name}})] public partial record R : CustomResource<S, T>;
        """;

    [GeneratedRegex(@"CRD\d{4}")]
    private static partial Regex Identifier();
}
