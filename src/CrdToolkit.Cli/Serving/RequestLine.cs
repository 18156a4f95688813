using System.Globalization;
using CrdToolkit.Testing;

namespace CrdToolkit.Cli.Serving;

/// <summary>A request in one line: method, path, status, duration, client.</summary>
internal static class RequestLine
{
    private const string Reset = "\e[0m";

    /// <summary>The line of a request.</summary>
    public static string Of(RecordedRequest recorded, bool hasColor)
    {
        var request = recorded.Request;
        var status = recorded.StatusCode == 0 ? "---" : recorded.StatusCode.ToString(CultureInfo.InvariantCulture);
        var method = request.Verb == "watch" ? "WATCH" : request.Method;
        var shown = hasColor ? $"{ColorOf(recorded.StatusCode)}{status}{Reset}" : status;
        return $"{method,-6} {request.Path}{request.Query} {shown} {Duration(recorded.Duration)} {request.UserAgent}".TrimEnd();
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private static string ColorOf(int code) => code switch
    {
        0 or >= 500 => "\e[31m",
        >= 400 => "\e[33m",
        _ => "\e[32m",
    };
}
