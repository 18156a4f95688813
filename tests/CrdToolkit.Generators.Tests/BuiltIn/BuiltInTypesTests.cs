using System.Reflection;
using System.Text.Json.Serialization;
using CrdToolkit.Generators.BuiltIn;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using k8s.Models;

namespace CrdToolkit.Generators.Tests.BuiltIn;

public sealed class BuiltInTypesTests
{
    private const string Atomic = "atomic";

    // What the table has and the client does not: removed again before the client's version.
    private static readonly HashSet<string> Gone = ["V1NodeAllocatableResourceClaimStatus.resources"];

    public static TheoryData<string> Names => [.. BuiltInTypes.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_type_of_the_table_is_a_model_of_the_client_with_these_fields(string name)
    {
        var model = typeof(V1Pod).Assembly.GetType($"k8s.Models.{name}");
        Assert.NotNull(model);
        var fields = model.GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).ToHashSet();
        var unknown = Fields(name).Members
            .Select(member => member.Key)
            .Where(field => !fields.Contains(field) && !Gone.Contains($"{name}.{field}"));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Both_tables_have_the_same_types_in_order()
    {
        Assert.Equal(BuiltInTypes.Names, new EmbeddedTable("BuiltIn.descriptions.txt").Names);
        Assert.Equal(BuiltInTypes.Names.Order(StringComparer.Ordinal), BuiltInTypes.Names);
    }

    [Fact]
    public void A_pod_template_gets_what_controller_gen_gives()
    {
        var template = Template("");
        var containers = At(template, "spec", "containers");
        Assert.Equal("map", containers.ListType);
        Assert.Equal(["name"], containers.ListMapKeys);
        Assert.Equal(["name"], containers.Items!.Required);
        Assert.Equal(["containers"], template.Properties["spec"].Required);
        var ports = containers.Items.Properties["ports"];
        Assert.Equal(["containerPort", "protocol"], ports.ListMapKeys);
        Assert.Equal(new JsonString("TCP"), ports.Items!.Properties["protocol"].Default);
        Assert.Equal(["containerPort"], ports.Items.Required);
        Assert.Equal(Atomic, containers.Items.Properties["args"].ListType);
        Assert.True(At(containers.Items, "resources", "limits").AdditionalProperties!.Schema!.IntOrString);
        Assert.NotNull(At(containers.Items, "resources", "limits").AdditionalProperties!.Schema!.Pattern);
        Assert.True(At(containers.Items, "livenessProbe", "httpGet", "port").IntOrString);
        Assert.Equal(Atomic, At(containers.Items, "envFrom").Items!.Properties["configMapRef"].MapType);
        Assert.Equal("", (At(template, "spec", "imagePullSecrets").Items!.Properties["name"].Default as JsonString)?.Value);
        Assert.Equal(["annotations", "finalizers", "labels", "name", "namespace"], template.Properties["metadata"].Properties.Keys);
        Assert.DoesNotContain("\"enum\"", Mapped.Json(template).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"description\"", Mapped.Json(template).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_has_the_rules_of_its_Go_markers()
    {
        var condition = At(Schema("public List<V1Condition>? Conditions { get; init; }"), "conditions").Items!;
        Assert.Equal(["lastTransitionTime", "message", "reason", "status", "type"], condition.Required);
        Assert.Equal(316, condition.Properties["type"].MaxLength);
        Assert.Equal("date-time", condition.Properties["lastTransitionTime"].Format);
        Assert.Equal(3, condition.Properties["status"].Enum.Count);
    }

    [Fact]
    public void A_field_that_the_client_has_and_the_table_does_not_is_in_the_schema()
    {
        Assert.False(Fields("V1EmptyDirVolumeSource").Members.ContainsKey("mode"));
        Assert.Contains("mode", Schema("public V1EmptyDirVolumeSource? Volume { get; init; }").Properties["volume"].Properties.Keys);
    }

    [Fact]
    public void Every_type_of_the_table_makes_a_definition_that_the_API_server_accepts()
    {
        var members = string.Join("\n", BuiltInTypes.Names.Select(name => $"public {name}? P{name} {{ get; init; }}"));
        var definition = new CustomResourceDefinition
        {
            Name = "rs.example.com",
            Group = "example.com",
            Scope = "Namespaced",
            Names = new CustomResourceNames { Kind = "R", ListKind = "RList", Plural = "rs", Singular = "r" },
            Versions = new[] { new CustomResourceVersion { Name = "v1", Served = true, Storage = true, Schema = Mapped.Resource(Mapped.Spec(members)).Schema } },
        };
        var errors = CustomResourceDefinitionValidator.Validate(definition);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(error => $"{error.Field}: {error.Message}")));
    }

    [Fact]
    public void The_same_schema_is_given_again()
    {
        var first = SourceCompilation.Create(Mapped.Spec("public V1PodTemplateSpec? Template { get; init; }"));
        var edited = first.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class Other;", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Same(Of(first), Of(edited));

        static JsonSchemaProps Of(Microsoft.CodeAnalysis.Compilation compilation) => CrdToolkit.Generators.TypeMapping.ResourceMapper
            .Map(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken)
            .Schema.Properties["spec"].Properties["template"].Properties["spec"];
    }

    [Fact]
    public void Kubernetes_own_types_are_described_on_request()
    {
        var template = Template("[assembly: SchemaDescriptions(DescriptionMode.FirstSentence, BuiltInTypes = true)]");
        Assert.Equal("List of containers belonging to the pod.", At(template, "spec", "containers").Description);
        Assert.Equal("A single application container that you want to run within a pod.", At(template, "spec", "containers").Items!.Description);
    }

    private static JsonObject Fields(string name) => (JsonObject)new EmbeddedTable("BuiltIn.schemas.txt").Find(name)!["properties"]!;

    private static JsonSchemaProps Template(string declarations) =>
        Schema("public V1PodTemplateSpec? Template { get; init; }", declarations).Properties["template"];

    private static JsonSchemaProps Schema(string members, string declarations = "")
    {
        var mapped = Mapped.Resource(Mapped.Spec(members, declarations));
        Assert.Empty(mapped.Problems.Select(problem => problem.Message));
        return mapped.Schema.Properties["spec"];
    }

    private static JsonSchemaProps At(JsonSchemaProps schema, params string[] path) =>
        path.Aggregate(schema, (current, name) => current.Properties[name]);
}
