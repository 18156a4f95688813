namespace CrdToolkit.Tests.Api;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("250ms", 250)]
    [InlineData("1m0.5s", 60_500)]
    [InlineData("-1m30s", -90_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("0", 0)]
    public void A_go_duration_is_read(string text, double milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var value));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("1x")]
    [InlineData("h")]
    [InlineData("-")]
    [InlineData("1..5s")]
    [InlineData("99999999999999h")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1m500ms", 60_500)]
    [InlineData("-1m30s", -90_000)]
    [InlineData("26h", 93_600_000)]
    public void A_duration_is_written_with_whole_units(string text, double milliseconds) =>
        Assert.Equal(text, GoDuration.Format(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Every_tick_survives_writing_and_reading()
    {
        foreach (var ticks in new[] { 1L, -1, 9, 12_345, 123_456_789_012_345, TimeSpan.MaxValue.Ticks, TimeSpan.MinValue.Ticks })
        {
            Assert.True(GoDuration.TryParse(GoDuration.Format(new TimeSpan(ticks)), out var value), ticks.ToString());
            Assert.Equal(ticks, value.Ticks);
        }
    }
}
