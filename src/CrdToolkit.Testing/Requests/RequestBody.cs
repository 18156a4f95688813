using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Protobuf;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>Reads the bodies of requests.</summary>
internal static class RequestBody
{
    /// <summary>What the API server accepts at most, in bytes (MaxRequestBodyBytes).</summary>
    public const int MaximumBytes = 3 * 1024 * 1024;

    // Where the client does not say how many come.
    private const int FirstBytes = 16 * 1024;

    private static readonly string[] TypeFields = ["apiVersion", "kind"];
    private static readonly string[] ObjectTypes = [MediaType.Json, MediaType.Yaml, ProtobufReader.MediaType];

    /// <summary>The bytes of a body.</summary>
    /// <exception cref="StatusException">413: it is too large.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaximumBytes)
        {
            throw TooLarge();
        }

        var bytes = new byte[http.Request.ContentLength ?? FirstBytes];
        var count = 0;
        while (count < bytes.Length && await ReadAsync(http, bytes.AsMemory(count)) is > 0 and var read)
        {
            count += read;
            if (count > MaximumBytes)
            {
                throw TooLarge();
            }

            if (count == bytes.Length && http.Request.ContentLength is null)
            {
                Array.Resize(ref bytes, 2 * count);
            }
        }

        return count == bytes.Length ? bytes : bytes[..count];
    }

    private static async ValueTask<int> ReadAsync(HttpContext http, Memory<byte> space)
    {
        try
        {
            return await http.Request.Body.ReadAsync(space, http.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            throw StatusErrors.BadRequest(e.Message);
        }
    }

    /// <summary>Reads an object of the kind of a request, in JSON, YAML or protobuf.</summary>
    /// <param name="http">The request.</param>
    /// <param name="kind">The kind that is expected, for error messages.</param>
    /// <param name="isKindRequired">Whether the object must say its kind; the path of built-in kinds says it for them.</param>
    /// <param name="findings">Where duplicate fields are reported.</param>
    /// <exception cref="StatusException">400: it cannot be read; 413: it is too large; 415: it is nothing of these.</exception>
    public static async Task<JsonObject> ReadObjectAsync(HttpContext http, string kind, bool isKindRequired, DecodeFindings findings)
    {
        var type = ContentType(http);
        CheckType(type);
        var bytes = await ReadAsync(http);
        JsonValue value;
        try
        {
            value = type switch
            {
                MediaType.Yaml => YamlReader.Read(bytes, findings.Lines),
                ProtobufReader.MediaType => ProtobufReader.Read(bytes),
                _ => ParseJson(bytes, findings),
            };
        }
        catch (FormatException e)
        {
            throw Unrecognized(kind, type == MediaType.Json ? $"couldn't get version/kind; json parse error: {e.Message}" : e.Message, bytes);
        }

        // Nothing at all is read as an object in which nothing is set.
        if (value is not (JsonObject or JsonNull))
        {
            throw Unrecognized(kind, NoObject(value), bytes);
        }

        var body = value as JsonObject ?? JsonObject.Empty;
        if (FindNoText(body) is { } problem)
        {
            throw Unrecognized(kind, problem, bytes);
        }

        return isKindRequired && body.Text("kind").Length == 0
            ? throw Unrecognized(kind, $"Object 'Kind' is missing in '{Encoding.UTF8.GetString(bytes)}'", bytes)
            : body;
    }

    /// <summary>Checks that a media type is one in which objects can be sent.</summary>
    /// <exception cref="StatusException">415: it is not.</exception>
    public static void CheckType(string type)
    {
        if (!ObjectTypes.Contains(type))
        {
            throw StatusErrors.UnsupportedMediaType(ObjectTypes);
        }
    }

    /// <summary>The media type of the body; JSON when it is not said.</summary>
    public static string ContentType(HttpContext http) =>
        http.Request.ContentType is { Length: > 0 } type ? MediaType.Parse(type).Name : MediaType.Json;

    /// <summary>Reads JSON and reports fields that occur twice.</summary>
    /// <exception cref="FormatException">It is no JSON.</exception>
    public static JsonValue ParseJson(byte[] utf8, DecodeFindings? findings)
    {
        var duplicates = new List<string>();
        var value = GoJson.Parse(utf8, GoJsonWords.StandardLibrary, duplicates);
        findings?.AddDuplicates(duplicates);
        return value;
    }

    /// <summary>What is said about an object whose kind or version is no string; null where both are.</summary>
    public static string? FindNoText(JsonObject body) =>
        TypeFields.FirstOrDefault(name => body[name] is not (null or JsonNull or JsonString)) is { } wrong ? NoText(body, wrong) : null;

    /// <summary>What is said about the kind or version of an object that is no string.</summary>
    public static string NoText(JsonObject body, string name) =>
        $"couldn't get version/kind; json parse error: json: cannot unmarshal {GoTypes.Name(body[name]!)} into Go struct field .{name} of type string";

    /// <summary>What is said about a body that is JSON but no object.</summary>
    public static string NoObject(JsonValue value) =>
        $"couldn't get version/kind; json parse error: json: cannot unmarshal {GoTypes.Name(value)} into Go value of type "
            + "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private static StatusException Unrecognized(string kind, string why, byte[] bytes) => StatusErrors.BadRequest(
        $"the object provided is unrecognized (must be of type {kind}): {why} ({Summary(bytes)})");

    // summarizeData of apimachinery: 30 bytes, as text only if they look like a JSON object.
    private static string Summary(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return "<empty>";
        }

        var start = bytes[..Math.Min(30, bytes.Length)];
        var text = bytes[0] == '{' ? Encoding.UTF8.GetString(start) : Convert.ToHexStringLower(start);
        return bytes.Length > start.Length ? $"{text} ..." : text;
    }

    private static StatusException TooLarge() =>
        StatusErrors.RequestEntityTooLarge($"Request entity too large: limit is {MaximumBytes}");
}
