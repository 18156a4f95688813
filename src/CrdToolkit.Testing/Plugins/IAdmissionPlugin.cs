using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins;

/// <summary>
/// One of the admission plugins that a kube-apiserver runs by default. It is asked about creations and updates of the resources that it
/// names, not about their subresources and not about deletions.
/// </summary>
internal interface IAdmissionPlugin
{
    /// <summary>The resources that it looks at.</summary>
    IReadOnlyList<GroupResource> Resources { get; }

    /// <summary>Sets what the object does not say, before webhooks see it, and again after one of them has changed it.</summary>
    /// <param name="write">The write; there is an object.</param>
    /// <param name="value">The object as the plugins before this one left it.</param>
    /// <exception cref="StatusException">It is refused.</exception>
    JsonObject Mutate(AdmissionAttributes write, JsonObject value) => value;

    /// <summary>Judges the object as it is going to be stored.</summary>
    /// <exception cref="StatusException">It is refused.</exception>
    void Validate(AdmissionAttributes write, JsonObject value)
    {
        // Most plugins have said all when the object was changed.
    }
}
