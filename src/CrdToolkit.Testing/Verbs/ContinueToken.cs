using System.Buffers.Text;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Where a list goes on (k8s.io/apiserver/pkg/storage continue tokens).</summary>
/// <param name="Revision">The resource version of the first page; -1 for whatever is current.</param>
/// <param name="Start">The key of the last object that was sent, as it is ordered.</param>
internal sealed record ContinueToken(long Revision, string Start)
{
    private const string Version = "meta.k8s.io/v1";

    /// <summary>The token as clients get it.</summary>
    public string Text => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        JsonWriter.Write(JsonValues.Object(("v", Version), ("rv", Revision), ("start", Start)))));

    /// <summary>Reads a token.</summary>
    /// <exception cref="StatusException">400: it is none of ours.</exception>
    public static ContinueToken Parse(string text)
    {
        var isDecoded = false;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            isDecoded = true;
            var token = GoJson.Parse(bytes, GoJsonWords.StandardLibrary) as JsonObject ?? JsonObject.Empty;
            if (token.Text("v") != Version)
            {
                throw Invalid($"server does not recognize this encoded version {token.Text("v")}");
            }

            if (token.Number("rv") is { } revision and not 0 && token.Text("start") is { Length: > 0 } start)
            {
                // What is no key of a collection leads out of it.
                return start.Split('/').Any(segment => segment is "." or "..") ? throw Invalid(start) : new ContinueToken(revision, start);
            }

            throw Invalid("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        }
        catch (FormatException e)
        {
            throw Invalid(isDecoded ? e.Message : "illegal base64 data at input byte 0");
        }
    }

    private static StatusException Invalid(string why) =>
        StatusErrors.BadRequest($"invalid continue token: continue key is not valid: {why}");
}
