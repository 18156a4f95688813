namespace CrdToolkit.Tests.Caching;

public sealed class LabelSelectorTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("app=web", true)]
    [InlineData("app==web", true)]
    [InlineData("app = web , tier", true)]
    [InlineData("app=api", false)]
    [InlineData("app!=api", true)]
    [InlineData("missing!=x", true)]
    [InlineData("missing", false)]
    [InlineData("!missing", true)]
    [InlineData("!app", false)]
    [InlineData("tier in (front, back)", true)]
    [InlineData("tier in (back)", false)]
    [InlineData("tier notin (back)", true)]
    [InlineData("missing notin (back)", true)]
    [InlineData("app=web,tier in (front,back),!legacy", true)]
    [InlineData("weight>4", true)]
    [InlineData("weight<4", false)]
    [InlineData("app>4", false)]
    public void It_selects_as_the_server_does(string selector, bool selected) => Assert.Equal(
        selected,
        LabelSelector.Parse(selector).Matches(new Dictionary<string, string> { ["app"] = "web", ["tier"] = "front", ["weight"] = "5" }));

    [Theory]
    [InlineData("app=web,")]
    [InlineData("=web")]
    [InlineData("app in web")]
    [InlineData("app among (web)")]
    [InlineData("app web")]
    [InlineData("weight>heavy")]
    public void What_is_no_selector_is_refused_with_an_example(string selector)
    {
        var failure = Assert.Throws<FormatException>(() => LabelSelector.Parse(selector));
        Assert.StartsWith($"'{selector}' is no label selector. Write one such as", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_without_labels_has_none_of_them()
    {
        Assert.False(LabelSelector.Parse("app").Matches(null));
        Assert.True(LabelSelector.Parse("!app").Matches(null));
    }
}
