using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Json;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(100, "100")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(9223372036854775807d, "9223372036854776000")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(4294967295, "4294967295")]
    public void DoublesAreWrittenAsGoWritesThem(double value, string text)
    {
        var number = JsonNumber.FromDouble(value);

        Assert.Equal(text, number.Text);
        Assert.Equal(value, number.Value);
    }

    [Fact]
    public void RandomDoublesComeBack()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                Assert.Equal(value, JsonReader.Parse(JsonNumber.FromDouble(value).Text) is JsonNumber back ? back.Value : double.NaN);
            }
        }
    }

    [Fact]
    public void IntegersAndFractionsDifferInKind()
    {
        Assert.NotEqual(JsonReader.Parse("1"), JsonReader.Parse("1.0"));
        Assert.Equal(JsonReader.Parse("1.0"), JsonReader.Parse("1e0"));
        Assert.Equal(JsonReader.Parse("0"), JsonReader.Parse("-0"));
        Assert.Equal(JsonReader.Parse("0").GetHashCode(), JsonReader.Parse("-0").GetHashCode());
        Assert.Equal(JsonReader.Parse("1234567890123456789"), JsonNumber.FromInt64(1234567890123456789));
        Assert.Equal(JsonReader.Parse("1234567890123456789").GetHashCode(), JsonNumber.FromInt64(1234567890123456789).GetHashCode());
    }

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("12345678901234567890", "12345678901234567000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("0.10", "0.1")]
    public void NumbersAreReadAsTheApiServerStoresThemWhenAsked(string json, string stored) =>
        Assert.Equal(stored, JsonReader.Parse(json, new() { NormalizeNumbers = true }).ToString());

    [Fact]
    public void IntegersOf64BitsAreExact()
    {
        Assert.True(((JsonNumber)JsonReader.Parse("-9223372036854775808")).TryGetInt64(out var smallest));
        Assert.Equal(long.MinValue, smallest);
        Assert.False(((JsonNumber)JsonReader.Parse("9223372036854775808")).TryGetInt64(out _));
    }
}
