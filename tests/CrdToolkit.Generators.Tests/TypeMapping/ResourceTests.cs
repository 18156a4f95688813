namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class ResourceTests
{
    [Fact]
    public void The_root_is_what_every_object_has_with_spec_and_status() => Assert.Equal(
        """{"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"properties":{"a":{"format":"int32","type":"integer"}},"type":"object"},"status":{"properties":{"b":{"type":"string"}},"type":"object"}},"required":["spec"],"type":"object"}""",
        Mapped.Json(Mapped.Resource("""
            public sealed record S { public int A { get; init; } }
            public sealed record T { public string? B { get; init; } }
            [CustomResource("example.com", "v1")] [SubresourceStatus]
            public partial record R : CustomResource<S, T>;
            """).Schema).ToString());

    [Fact]
    public void A_resource_may_have_properties_of_its_own_at_the_root() => Assert.Contains(
        "\"data\":{\"additionalProperties\":{\"type\":\"string\"},\"type\":\"object\"}",
        Mapped.Json(Mapped.Resource("""
            [CustomResource("example.com", "v1")]
            public partial record R : CustomResource { public Dictionary<string, string>? Data { get; init; } }
            """).Schema).ToString());

    [Fact]
    public void Columns_of_properties_come_first_with_path_and_type_of_the_property()
    {
        var mapped = Mapped.Resource("""
            public sealed record S
            {
                /// <summary>Number of CPUs.</summary>
                [PrinterColumn] public int Cpu { get; init; }
                [PrinterColumn(Name = "Mem", Priority = 1)] public ResourceQuantity? Memory { get; init; }
                public Inner? Inner { get; init; }
            }
            public sealed record Inner
            {
                [PrinterColumn] public DateTimeOffset? Since { get; init; }
                [PrinterColumn, JsonPropertyName("a.b")] public bool Dotted { get; init; }
                [PrinterColumn(Format = "float")] public float Load { get; init; }
            }
            [CustomResource("example.com", "v1")]
            [PrinterColumn("Age", ".metadata.creationTimestamp")]
            [PrinterColumn("Started", ".spec.inner.since")]
            public partial record R : CustomResource<S>;
            """);

        Assert.Empty(mapped.Problems);
        Assert.Equal(
            [
                "Cpu integer .spec.cpu 0 Number of CPUs.",
                "Mem string .spec.memory 1 ",
                "Since date .spec.inner.since 0 ",
                @"Dotted boolean .spec.inner.a\.b 0 ",
                "Load number .spec.inner.load 0 ",
                "Age date .metadata.creationTimestamp 0 ",
                "Started date .spec.inner.since 0 ",
            ],
            mapped.Columns.Select(column => $"{column.Name} {column.Type} {column.JsonPath} {column.Priority} {column.Description}"));
    }

    [Theory]
    [InlineData("[PrinterColumn(\"X\", \".spec.nothing\")]", "'.spec' has no 'nothing' in JSON; it has items, replicas")]
    [InlineData("[PrinterColumn(\"X\", \"spec.replicas\")]", "must begin with a dot")]
    [InlineData("[PrinterColumn]", "it needs a name and a path")]
    [InlineData("[SubresourceScale(\"Nothing\", \"Ready\")]", "'S' has no property 'Nothing'")]
    [InlineData("[SubresourceScale(\"Replicas\", \"Phase\")]", "'.status.phase' is of type string, and the scale subresource needs an integer")]
    [InlineData("[SubresourceScale(\".spec.nothing\", \"Ready\")]", "'.spec' has no 'nothing' in JSON")]
    public void A_path_that_leads_nowhere_is_told(string attribute, string reason)
    {
        var problem = Assert.Single(Mapped.Resource(Scaled(attribute)).Problems);

        Assert.Equal("CRD0021", problem.Rule.Id);
        Assert.Contains(reason, problem.Message);
    }

    [Fact]
    public void A_column_inside_of_a_list_is_told() => Assert.Contains(
        "CRD0021 A: The [PrinterColumn] of 'P.A' leads nowhere: it is inside of a list or a map",
        Assert.Single(Mapped.Problems("public List<P>? X { get; init; }", "public record P { [PrinterColumn] public int A { get; init; } }")));

    [Fact]
    public void Scale_paths_are_those_of_the_named_properties()
    {
        var mapped = Mapped.Resource(Scaled("[SubresourceScale(nameof(S.Replicas), nameof(T.Ready), LabelSelector = nameof(T.Selector))]"));

        Assert.Empty(mapped.Problems);
        Assert.Equal(new CrdToolkit.Schema.Definitions.ScaleSubresource(".spec.replicas", ".status.ready", ".status.sel"), mapped.Scale);
    }

    [Fact]
    public void Scale_paths_are_those_of_the_properties_that_say_so()
    {
        var mapped = Mapped.Resource("""
            public sealed record Pool { [Scale(ScaleField.SpecReplicas)] public int Size { get; init; } }
            public sealed record S { public Pool? Pool { get; init; } }
            public sealed record T { [Scale(ScaleField.StatusReplicas)] public int Ready { get; init; } [Scale(ScaleField.LabelSelector), JsonPropertyName("sel")] public string? Selector { get; init; } }
            [CustomResource("example.com", "v1")] [SubresourceStatus] [SubresourceScale] public partial record R : CustomResource<S, T>;
            """);

        Assert.Empty(mapped.Problems);
        Assert.Equal(new CrdToolkit.Schema.Definitions.ScaleSubresource(".spec.pool.size", ".status.ready", ".status.sel"), mapped.Scale);
    }

    [Fact]
    public void Scale_paths_can_be_said_either_way()
    {
        var mapped = Mapped.Resource(Scaled("[SubresourceScale(nameof(S.Replicas), nameof(T.Ready))]").Replace("[JsonPropertyName", "[Scale(ScaleField.LabelSelector), JsonPropertyName", StringComparison.Ordinal));

        Assert.Empty(mapped.Problems);
        Assert.Equal(new CrdToolkit.Schema.Definitions.ScaleSubresource(".spec.replicas", ".status.ready", ".status.sel"), mapped.Scale);
    }

    [Fact]
    public void Each_field_that_scale_lacks_is_told_whatever_else_is_wrong()
    {
        var mapped = Mapped.Resource(Scaled("[PrinterColumn(\"Nowhere\", \".spec.nowhere\")] [SubresourceScale]"));

        Assert.Equal(["CRD0130", "CRD0130"], mapped.Problems.Select(problem => problem.Rule.Id).Where(id => id == "CRD0130"));
        Assert.Equal(3, mapped.Problems.Count);
    }

    private static string Scaled(string attribute) => $$"""
        public sealed record S { public int Replicas { get; init; } public List<int>? Items { get; init; } }
        public sealed record T { public int Ready { get; init; } public string? Phase { get; init; } [JsonPropertyName("sel")] public string? Selector { get; init; } }
        [CustomResource("example.com", "v1")] [SubresourceStatus]
        {{attribute}}
        public partial record R : CustomResource<S, T>;
        """;
}
