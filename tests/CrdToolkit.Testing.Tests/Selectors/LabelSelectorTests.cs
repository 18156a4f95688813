namespace CrdToolkit.Testing.Tests.Selectors;

public sealed class LabelSelectorTests : ApiServerTest
{
    [Theory]
    [InlineData("app=x", "both first")]
    [InlineData("app==x,tier=1", "both")]
    [InlineData("app!=x", "none second")]
    [InlineData("app in (x,y)", "both first second")]
    [InlineData("app notin (x)", "none second")]
    [InlineData("tier", "both")]
    [InlineData("!tier", "first none second")]
    [InlineData("tier>0", "both")]
    [InlineData("tier<1", "")]
    public async Task Every_operator_selects(string selector, string expected)
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"both","labels":{"app":"x","tier":"1"} """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"first","labels":{"app":"x"} """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"none" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"second","labels":{"app":"y"} """));

        var list = await GetAsync($"{ConfigMaps}?labelSelector={Uri.EscapeDataString(selector)}");

        Assert.Equal(expected, string.Join(' ', list["items"]!.AsArray().Select(item => Text(item!, "metadata.name"))));
    }
}
