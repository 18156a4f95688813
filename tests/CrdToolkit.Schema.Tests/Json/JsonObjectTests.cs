using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Json;

public sealed class JsonObjectTests
{
    [Fact]
    public void TheOrderOfMembersIsKeptAndDoesNotMatterForEquality()
    {
        var left = JsonReader.ParseObject("""{"a":1,"b":{"c":2}}""");
        var right = JsonReader.ParseObject("""{"b":{"c":2},"a":1}""");

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left.ToString(), right.ToString());
    }

    [Fact]
    public void ASetMemberStaysInItsPlace()
    {
        var json = JsonReader.ParseObject("""{"a":1,"b":2}""");

        Assert.Equal("""{"a":3,"b":2,"c":4}""", json.With("a", 3).With("c", 4).ToString());
        Assert.Equal("""{"b":2}""", json.Without("a").ToString());
        Assert.Same(json, json.Without("z"));
        Assert.Equal("""{"a":1,"b":2}""", json.ToString());
    }

    [Fact]
    public void ValuesDeepDownAreFoundSetAndRemovedByTheirNames()
    {
        var json = JsonReader.ParseObject("""{"metadata":{"labels":{"x":"y"}}}""");

        Assert.Equal("y", json.FindText("metadata", "labels", "x"));
        Assert.Null(json.Find("metadata", "annotations", "x"));
        Assert.Equal(
            """{"metadata":{"labels":{"x":"y"},"annotations":{"a":"b"}}}""", json.WithAt("b", "metadata", "annotations", "a").ToString());
        Assert.Equal("""{"metadata":{"labels":{}}}""", json.WithoutAt("metadata", "labels", "x").ToString());
        Assert.Same(json, json.WithoutAt("metadata", "annotations", "x"));
    }

    [Fact]
    public void BigObjectsAreChangedLikeSmallOnes()
    {
        var json = JsonReader.ParseObject("{" + string.Join(",", Enumerable.Range(0, 20).Select(i => $"\"m{i}\":{i}")) + "}");

        var changed = json.With("m3", "x").Without("m4").With("new", true);

        Assert.Equal(new JsonString("x"), changed["m3"]);
        Assert.Null(changed["m4"]);
        Assert.Equal(JsonNumber.FromInt64(19), changed["m19"]);
        Assert.Equal(JsonBoolean.True, changed["new"]);
        Assert.Equal(20, changed.Count);
    }

    [Fact]
    public void TheBuilderLeavesOutWhatIsNullAndTakesTheLastOfOneName()
    {
        var json = new JsonObjectBuilder { { "a", null }, { "b", 1 }, { "c", 2 } };
        json["b"] = "x";

        Assert.Equal("""{"b":"x","c":2}""", json.ToObject().ToString());
    }
}
