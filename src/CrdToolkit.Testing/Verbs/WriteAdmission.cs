using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Plugins;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>All that has a say about a creation or an update: the server's own plugins, then policies and webhooks.</summary>
/// <param name="plugins">The plugins.</param>
/// <param name="chain">The policies and webhooks.</param>
internal sealed class WriteAdmission(AdmissionPlugins plugins, AdmissionChain chain)
{
    /// <summary>Lets all change the object of a write; what webhooks have changed, plugins see once more.</summary>
    /// <param name="write">The write.</param>
    /// <param name="decode">Makes an object of what policies and webhooks have made of it.</param>
    /// <returns>The object as they want it: the very one of the write where nobody wants anything else.</returns>
    /// <exception cref="StatusException">One of them refuses it.</exception>
    public async ValueTask<JsonObject> MutateAsync(AdmissionAttributes write, Func<JsonObject, JsonObject> decode)
    {
        var admitted = plugins.Mutate(write);
        var mutated = (await chain.MutateAsync(ReferenceEquals(admitted, write.Object) ? write : write with { Object = admitted }))!;
        return ReferenceEquals(mutated, admitted) ? admitted : plugins.Mutate(write with { Object = decode(mutated) });
    }

    /// <summary>Lets all judge the object of a write.</summary>
    /// <param name="write">The write.</param>
    /// <exception cref="StatusException">One of them refuses it.</exception>
    public ValueTask ValidateAsync(AdmissionAttributes write)
    {
        plugins.Validate(write);
        return chain.ValidateAsync(write);
    }
}
