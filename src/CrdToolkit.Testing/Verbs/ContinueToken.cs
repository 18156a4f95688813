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
    /// <summary>The token as clients get it.</summary>
    public string Text => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        JsonWriter.Write(JsonValues.Object(("v", "meta.k8s.io/v1"), ("rv", Revision), ("start", Start)))));

    /// <summary>Reads a token.</summary>
    /// <exception cref="StatusException">400: it is none of ours.</exception>
    public static ContinueToken Parse(string text)
    {
        var isDecoded = false;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            isDecoded = true;
            if (GoJson.Parse(bytes, GoJsonWords.StandardLibrary) is JsonObject token
                && token.Number("rv") is { } revision
                && token.Text("start") is { Length: > 0 } start)
            {
                return new ContinueToken(revision, start);
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
