using System.Globalization;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>A request to a resource that is served.</summary>
/// <param name="Http">The HTTP request and its answer.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Namespace">The namespace; empty for none.</param>
/// <param name="Name">The object; empty for the collection.</param>
/// <param name="Subresource">The subresource; empty for none.</param>
internal sealed record ApiRequest(HttpContext Http, ApiResource Resource, string Namespace, string Name, string Subresource)
{
    /// <summary>Ends when the client goes away or the server stops.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>What the object is stored under.</summary>
    public ObjectKey Key => new(Namespace, Name);

    /// <summary>The state that is read, where it is not the current one.</summary>
    public StoreView? View => OpenRequest.Of(Http).View;

    /// <summary>A parameter of the query; empty when it is not given.</summary>
    public string Parameter(string name) => Http.Request.Query[name] is [{ } value, ..] ? value : "";

    /// <summary>A parameter of the query that is a whole number; null when it is not given.</summary>
    /// <exception cref="StatusException">400: it is something else.</exception>
    public long? Number(string name) => !Http.Request.Query.ContainsKey(name) ? null
        : long.TryParse(Parameter(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw StatusErrors.BadRequest(GoTypes.NoInteger("ParseInt", Parameter(name)));

    /// <summary>Whether a flag is set: anything but <c>false</c> and <c>0</c> sets it, as with the API server.</summary>
    public bool Flag(string name) => Http.Request.Query.ContainsKey(name) && Parameter(name) is not ("false" or "0");

    /// <summary>Adds a <c>Warning</c> header, which kubectl shows to its user.</summary>
    public void Warn(string message)
    {
        // Neither does Go's NewWarningHeader make one of several lines.
        if (message.Any(char.IsControl))
        {
            return;
        }

        var text = message.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        // Webhooks that are asked at once may warn at once.
        lock (Http)
        {
            Http.Response.Headers.Append("Warning", $"299 - \"{text}\"");
        }
    }
}
