using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Tests.Definitions;

public sealed class KubernetesVersionTests
{
    [Theory]
    [InlineData("1.30", "1.30")]
    [InlineData(" v1.31.2 ", "1.31")]
    [InlineData("1", null)]
    [InlineData("1.30-alpha", null)]
    [InlineData("1.30\n.2", null)]
    [InlineData("1.٣٠", null)]
    [InlineData("1.30.٢", null)]
    [InlineData("12345.1", null)]
    public void It_is_read_as_people_write_it(string text, string? version) => Assert.Equal(version, KubernetesVersion.Parse(text)?.ToString());
}
