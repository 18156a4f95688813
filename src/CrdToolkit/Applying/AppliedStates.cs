using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Saves applies that would change nothing: where a cache has an object at the very version that an apply of the same fields left it
/// at, nobody has changed it since, and to apply them again has no effect.
/// </summary>
internal sealed class AppliedStates
{
    // Some 10 MB; beyond it applies are sent again, which costs a request each and nothing else.
    private const int MaxRemembered = 50_000;

    private readonly ConcurrentDictionary<(string Resource, NamespacedName Key, string? Subresource, string Manager), AppliedState> states = new();

    /// <summary>Whether an object, as a cache has it, is as an apply of these fields would leave it.</summary>
    public bool Holds(ApiRequest request, string manager, V1ObjectMeta cached) =>
        states.TryGetValue(KeyOf(request, manager), out var state)
        && state.ResourceVersion == cached.ResourceVersion
        && state.Fields == HashOf(request);

    public void Remember(ApiRequest request, string manager, V1ObjectMeta answered)
    {
        if (answered.ResourceVersion is null)
            return;
        if (states.Count >= MaxRemembered)
            states.Clear();
        states[KeyOf(request, manager)] = new AppliedState(answered.ResourceVersion, HashOf(request));
    }

    private static (string, NamespacedName, string?, string) KeyOf(ApiRequest request, string manager) =>
        (request.Resource.ToString(), request.Key, request.Subresource, manager);

    private static UInt128 HashOf(ApiRequest request) => MemoryMarshal.Read<UInt128>(SHA256.HashData(request.Body!.Value.Span));
}
