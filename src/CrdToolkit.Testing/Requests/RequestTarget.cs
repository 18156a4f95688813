using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrdToolkit.Testing.Requests;

/// <summary>
/// Reads paths as Go's server does. Kestrel resolves <c>..</c> and keeps an escaped slash; the API server does neither, so that
/// no path leads to another object than it says.
/// </summary>
internal static class RequestTarget
{
    /// <summary>Gives a request the path that its client sent.</summary>
    /// <returns>False when an escape in it is none.</returns>
    public static bool TryRestorePath(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?')[0];
        if (!path.StartsWith('/') || !(path.Contains('%') || path.Contains("/.", StringComparison.Ordinal)))
        {
            return true;
        }

        var bytes = new List<byte>(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
            {
                bytes.Add((byte)path[i]);
            }
            else if (i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                bytes.Add(Convert.FromHexString(path.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                return false;
            }
        }

        http.Request.Path = new PathString(Encoding.UTF8.GetString([.. bytes]));
        return true;
    }
}
