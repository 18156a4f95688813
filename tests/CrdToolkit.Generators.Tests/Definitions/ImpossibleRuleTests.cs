using System.Text.RegularExpressions;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.Documentation;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;
using CrdToolkit.Schema.Validation;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Definitions;

/// <summary>
/// docs/rules.md says of some rules that C# cannot break them. Here is the C# that comes nearest to it: the compiler refuses it, or its
/// definition keeps the rule. Random resources keep all of them too.
/// </summary>
public sealed partial class ImpossibleRuleTests
{
    // The compiler's error; none where the definition is judged.
    private static readonly Dictionary<string, (string Source, string? CompilerError)> Attempts = new()
    {
        ["R-01"] = (Resource(name: "\"example.com\", \"v1\", Plural = \"things\""), null),
        ["R-05"] = (Resource(name: "\"example.com\", \"v1\", Scope = \"Global\""), "CS0029"),
        ["R-12"] = (Resource(name: "\"example.com\", \"v1\", Kind = \"ThingList\""), null),
        ["R-18"] = (Resource(name: "\"example.com\", \"v1\", Deprecated = false, DeprecationWarning = \"go\""), null),
        ["R-22"] = ("[CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource;", null),
        ["R-23"] = (Resource("[PreserveUnknownFields] public JsonObject? A { get; init; }"), null),
        ["R-25"] = (Scaled("nameof(S.Replicas)", "nameof(T.Replicas)"), null),
        ["R-26"] = (Scaled("nameof(S.Replicas)", "nameof(T.Replicas)"), null),
        ["R-28"] = (Scaled("nameof(S.Replicas)", "nameof(T.Replicas)"), null),
        ["R-29"] = (Scaled("nameof(S.Replicas)", "nameof(T.Replicas)", ", LabelSelector = nameof(T.Selector)"), null),
        ["R-56"] = (Resource("public HashSet<string>? A { get; init; }"), null),
        ["R-58"] = (Resource("[SchemaType(null)] public string? A { get; init; }"), null),
        ["R-59"] = (Resource("[PreserveUnknownFields] public Open? A { get; init; }", "public sealed record Open { public int? X { get; init; } [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; } }"), null),
        ["R-67"] = ("[CustomResource(\"example.com\", \"v1\")] public partial record R : Dictionary<string, int>;", "CS8864"),
        ["R-68"] = ("public sealed record S; [Nullable] [CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource<S>;", "CS0592"),
        ["R-89"] = (Resource("[MapType(\"deep\")] public Dictionary<string, int>? A { get; init; }"), "CS1503"),
        ["R-91"] = (Resource("[ListType(\"bag\")] public List<int>? A { get; init; }"), "CS1503"),
        ["R-106"] = (Resource("public Part A { get; init; } = new() { X = 1, Nope = 2 };", "public sealed record Part { public int? X { get; init; } }"), "CS0117"),
        ["A-1"] = (Resource("[JsonIgnore] public required string A { get; init; } public int? B { get; init; }"), null),
        ["A-4"] = (Resource("[Range(1, 5, MinimumIsExclusive = true)] public int? A { get; init; }"), null),
    };

    // Rules that are about what the generator writes, whatever the types.
    private static readonly string Rich = Resource(
        """
        public string? Text { get; init; } public int Count { get; init; } = 3; public double? Ratio { get; init; } public DateTime? At { get; init; } public TimeSpan? Wait { get; init; }
        [AllowedValues("a", "b")] public string? Choice { get; init; } [DeniedValues("x")] public string? Other { get; init; } public Level? Level { get; init; }
        [Items(MaxLength = 3)] public List<string>? Names { get; init; } public List<List<int>>? Grid { get; init; } public HashSet<string>? Tags { get; init; }
        public Dictionary<string, Part>? Parts { get; init; } [ListType(ListType.Map)] public List<Keyed>? Keyed { get; init; }
        public IntOrString? Port { get; init; } public ResourceQuantity? Memory { get; init; } public byte[]? Data { get; init; } public JsonNode? Any { get; init; }
        public Route? Route { get; init; } public V1PodTemplateSpec? Template { get; init; } [EmbeddedResource, PreserveUnknownFields] public JsonObject? Object { get; init; }
        [RecursionDepth(2)] public Tree? Tree { get; init; } [Immutable] public string? Fixed { get; init; } [SelectableField, PrinterColumn] public string? Host { get; init; }
        """,
        """
        public enum Level { Low, High }
        [AtMostOneOf(nameof(X), nameof(Y))] public sealed record Part { public int? X { get; init; } [RegularExpression("a+")] public string? Y { get; init; } }
        public sealed record Keyed { [ListMapKey] public required string Key { get; init; } }
        public sealed record Tree { [RecursionDepth(2)] public List<Tree>? Children { get; init; } }
        [JsonPolymorphic, JsonDerivedType(typeof(Direct), "direct"), JsonDerivedType(typeof(Proxied), "proxied")] public abstract record Route;
        public sealed record Direct : Route { public required string Host { get; init; } }
        public sealed record Proxied : Route { public required string Proxy { get; init; } public int? Hops { get; init; } }
        """);

    /// <summary>The rules of which the page says so, but for those that another test shows.</summary>
    public static TheoryData<string> Rules => [.. RulesPage.Rows.Where(row => row[2].StartsWith("impossible: ", StringComparison.Ordinal) && Judged().IsMatch(row[3])).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_nearest_that_C_sharp_comes_to_it_does_not_break_the_rule(string rule)
    {
        var (source, compilerError) = Attempts.GetValueOrDefault(rule, (Rich, null));
        var compilation = SourceCompilation.CreateUnchecked(source);
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).ToList();
        if (compilerError is not null)
        {
            Assert.Contains(compilerError, errors);
            return;
        }

        Assert.Empty(errors);
        Assert.DoesNotContain(rule, Broken(compilation));
    }

    [Fact]
    public void What_the_attempts_share_is_refused_by_nobody() => Assert.DoesNotContain(Broken(SourceCompilation.Create(Rich)), rule => rule.StartsWith("R-", StringComparison.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_resources_break_none_of_the_rules(int seed)
    {
        string[] impossible = [.. Rules.Select(row => row.Data)];
        var sources = new RandomResources(seed);
        for (var i = 0; i < 20; i++)
        {
            var source = sources.Next();

            Assert.True(!Broken(SourceCompilation.Create(source)).Intersect(impossible).Any(), source);
        }
    }

    // What a definition is told, withheld or not.
    private static HashSet<string> Broken(Compilation compilation)
    {
        var model = ResourceModelFactory.Create(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken)!;
        var definition = DefinitionAssembler.Define(new ResourceKind([model]));
        var unknown = new List<string>();
        CustomResourceDefinitionReader.Read(CustomResourceDefinitionWriter.ToJson(definition), unknown);
        return
        [
            .. CustomResourceDefinitionValidator.Validate(definition).Select(error => error.Rule),
            .. CustomResourceDefinitionHazards.Find(definition).Select(hazard => hazard.Rule),
            .. unknown.Select(_ => "P-7"),
        ];
    }

    private static string Scaled(string spec, string status, string more = "") =>
        "public sealed record S { public int? Replicas { get; init; } } public sealed record T { public int? Replicas { get; init; } public string? Selector { get; init; } } "
        + $"[SubresourceStatus, SubresourceScale({spec}, {status}{more})] [CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource<S, T>;";

    private static string Resource(string members = "public int? A { get; init; }", string types = "", string name = "\"example.com\", \"v1\"") =>
        $"{types} public sealed record S {{ {members} }} [CustomResource({name})] public partial record R : CustomResource<S>;";

    [GeneratedRegex("RuleCaseTests|HazardTests|LintCommandTests")]
    private static partial Regex Judged();
}
