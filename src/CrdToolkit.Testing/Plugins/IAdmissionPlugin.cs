using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins;

/// <summary>
/// One of the admission plugins that a kube-apiserver runs by default. It is asked about creations and updates of the resources and
/// subresources that it names, and not about deletions.
/// </summary>
internal interface IAdmissionPlugin
{
    private static readonly string[] Itself = [""];

    /// <summary>The resources that it looks at.</summary>
    IReadOnlyList<GroupResource> Resources { get; }

    /// <summary>The subresources of these that it looks at, empty for the resource itself; no subresource unless it says so.</summary>
    IReadOnlyList<string> Subresources => Itself;

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
