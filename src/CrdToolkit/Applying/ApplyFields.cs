using System.ComponentModel;

namespace CrdToolkit;

/// <summary>
/// Some fields of an object, as a server-side apply sends them. The generator derives one type from it for each type that a custom
/// resource is made of; each of its properties may be left out, and one left out is not sent.
/// </summary>
public abstract record ApplyFields
{
    /// <summary>Writes the fields that are set; generated.</summary>
    /// <param name="writer">Where they are written, inside of a JSON object.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteFields(ApplyWriter writer);

    internal void WriteTo(ApplyWriter writer) => WriteFields(writer);
}
