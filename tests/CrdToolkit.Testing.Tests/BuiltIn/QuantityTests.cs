using CrdToolkit.Schema.Quantities;

namespace CrdToolkit.Testing.Tests.BuiltIn;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1000m", "1")]
    [InlineData("0.5", "500m")]
    [InlineData("1500m", "1500m")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("0.5Gi", "512Mi")]
    [InlineData("512", "512")]
    [InlineData("1000Ki", "1000Ki")]
    [InlineData("1e3", "1e3")]
    [InlineData("12e6", "12e6")]
    [InlineData("1000k", "1M")]
    [InlineData("0", "0")]
    [InlineData("-1.5", "-1500m")]
    [InlineData("0.0000000001", "1n")]
    public void A_quantity_has_one_form(string given, string canonical) => Assert.Equal(canonical, Quantity.Parse(given)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1KiB")]
    [InlineData("1e")]
    [InlineData("1e1001")]
    public void Anything_else_is_none(string given) => Assert.Null(Quantity.Parse(given));
}
