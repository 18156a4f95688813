using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Plugins;

/// <summary>How admission plugins say no.</summary>
internal static class PluginErrors
{
    /// <summary>A refusal (admission.NewForbidden): it names the object, or the base of its name while that is not generated yet.</summary>
    public static StatusException Forbidden(AdmissionAttributes write, string why)
    {
        var name = write.Name.Length > 0 ? write.Name
            : write.Object?.Metadata.Text("generateName") is { Length: > 0 } start ? start
            : "Unknown";
        return StatusErrors.Forbidden(write.Request.Resource.GroupResource, name, why);
    }

    /// <summary>Several errors as one (utilerrors.NewAggregate): alone as it is, else in brackets, none twice.</summary>
    public static string Aggregate(IEnumerable<string> messages)
    {
        var distinct = messages.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]";
    }
}
