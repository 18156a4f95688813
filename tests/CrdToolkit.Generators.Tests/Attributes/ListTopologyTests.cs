using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Attributes;

public sealed class ListTopologyTests
{
    private const string Items = """
        public sealed record Marked { [ListMapKey] public required string Name { get; init; } [ListMapKey, JsonPropertyName("proto")] public string Protocol { get; init; } = "TCP"; }
        public sealed record Plain { public required string Name { get; init; } public string? Zone { get; init; } public List<string>? Tags { get; init; } [Nullable] public required string? Maybe { get; init; } }
        """;

    [Theory]
    [InlineData("[ListType(ListType.Map)] public List<Marked>? X { get; init; }", """["name","proto"]""")]
    [InlineData("[ListType(ListType.Map), ListMapKey(nameof(Marked.Name))] public List<Marked>? X { get; init; }", """["name"]""")]
    [InlineData("[ListMapKey(nameof(Plain.Name))] public List<Plain>? X { get; init; }", """["name"]""")]
    [InlineData("[ListType(ListType.Map), ListMapKey(\"type\")] public IList<k8s.Models.V1Condition>? X { get; init; }", """["type"]""")]
    [InlineData("[ListType(ListType.Map), ListMapKey(nameof(k8s.Models.V1Condition.Type))] public IList<k8s.Models.V1Condition>? X { get; init; }", """["type"]""")]
    [InlineData("[ListMapKey(\"name\", \"proto\")] public List<Marked>? X { get; init; }", """["name","proto"]""")]
    public void Keys_are_marked_on_the_item_or_named_on_the_list(string member, string keys)
    {
        var schema = Mapped.Property(member, Items);

        Assert.Contains($"\"x-kubernetes-list-map-keys\":{keys}", schema);
        Assert.Contains("\"x-kubernetes-list-type\":\"map\"", schema);
    }

    [Fact]
    public void A_list_that_does_not_ask_for_keys_has_none() =>
        Assert.DoesNotContain("x-kubernetes-list", Mapped.Property("public List<Marked>? X { get; init; }", Items));

    [Theory]
    [InlineData("[ListType(ListType.Map)] public List<Plain>? X { get; init; }", "is of type map without a key")]
    [InlineData("[ListType(ListType.Map)] public List<string>? X { get; init; }", "its items are not objects with properties")]
    [InlineData("[ListType(ListType.Map)] public List<Marked?>? X { get; init; }", "its items can be null")]
    [InlineData("[ListMapKey(\"Nothing\")] public List<Plain>? X { get; init; }", "has the key 'Nothing', but 'Plain' has no property of that name, in C# or in JSON; name one with nameof: nameof(Plain.Name), nameof(Plain.Zone), nameof(Plain.Maybe)")]
    [InlineData("[ListMapKey(\"zone\")] public List<Plain>? X { get; init; }", "has the key 'zone', which an item may lack; make 'Plain.Zone' required, or give it a default")]
    [InlineData("[ListMapKey(\"name\", \"Name\")] public List<Plain>? X { get; init; }", "has the key 'Name', which it has twice")]
    [InlineData("[ListMapKey(nameof(Plain.Zone))] public List<Plain>? X { get; init; }", "which an item may lack; make 'Plain.Zone' required, or give it a default")]
    [InlineData("[ListMapKey(nameof(Plain.Tags))] public List<Plain>? X { get; init; }", "which is not a scalar")]
    [InlineData("[ListMapKey(nameof(Plain.Maybe))] public List<Plain>? X { get; init; }", "which may be null; remove [Nullable]")]
    [InlineData("[ListMapKey(nameof(Plain.Name), nameof(Plain.Name))] public List<Plain>? X { get; init; }", "which it has twice")]
    [InlineData("[ListType(ListType.Set), ListMapKey(nameof(Plain.Name))] public List<Plain>? X { get; init; }", "has keys, but its list type is set")]
    [InlineData("[ListType(ListType.Set)] public List<Plain>? X { get; init; }", "cannot be a set, because its items are objects")]
    [InlineData("[ListType(ListType.Set)] public List<string?>? X { get; init; }", "cannot be a set, because its items can be null")]
    [InlineData("[ListType(ListType.Set)] public List<JsonElement>? X { get; init; }", "cannot be a set, because its items may be anything")]
    [InlineData("[ListType(ListType.Set), Items(ListType = ListType.Set)] public List<List<string>>? X { get; init; }", "its items are lists that are merged")]
    public void A_list_whose_items_do_not_fit_is_told(string member, string reason)
    {
        var problem = Assert.Single(Mapped.Problems(member, Items));

        Assert.StartsWith("CRD0033 X: The list 'S.X' ", problem);
        Assert.Contains(reason, problem);
    }

    [Theory]
    [InlineData("[ListMapKey] public List<Plain>? X { get; init; }", "on the list, name the keys")]
    [InlineData("[ListMapKey(\"Name\")] public string? X { get; init; }", "with names it stands on the list")]
    public void A_key_in_the_wrong_place_is_told(string member, string reason)
    {
        var problem = Assert.Single(Mapped.Problems(member, Items));

        Assert.StartsWith("CRD0019 X: [ListMapKey] on 'S.X'", problem);
        Assert.Contains(reason, problem);
    }
}
