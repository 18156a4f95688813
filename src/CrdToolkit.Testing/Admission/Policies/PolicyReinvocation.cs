using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Which policies see a write once more, because it has changed since they saw it (policyReinvokeContext of apiserver).</summary>
internal sealed class PolicyReinvocation
{
    private readonly HashSet<(string, string, string, string)> invoked = [];
    private readonly HashSet<(string, string, string, string)> required = [];
    private JsonObject? last;

    /// <summary>Whether the policies had their first turn.</summary>
    public bool IsReinvocation { get; private set; }

    /// <summary>Begins the turn of the policies.</summary>
    public void Begin(JsonObject? value)
    {
        if (IsReinvocation && !Equals(value, last))
        {
            Require();
        }
    }

    /// <summary>Whether a policy is passed over.</summary>
    public bool Skips(PolicyInvocation<MutatingPolicy> invocation) => IsReinvocation && !required.Contains(Key(invocation));

    /// <summary>Notes that a policy has had its turn.</summary>
    public void Invoked(PolicyInvocation<MutatingPolicy> invocation, bool hasChanged)
    {
        if (hasChanged)
        {
            Require();
        }

        if (invocation.Policy.IsReinvoked)
        {
            invoked.Add(Key(invocation));
        }
    }

    /// <summary>Ends the turn of the policies. Where any has changed something, even the last one sees its own change once more.</summary>
    public void End(JsonObject? value, bool hasChanged)
    {
        if (hasChanged)
        {
            Require();
        }

        (last, IsReinvocation) = (value, true);
    }

    private void Require()
    {
        required.UnionWith(invoked);
        invoked.Clear();
    }

    private static (string, string, string, string) Key(PolicyInvocation<MutatingPolicy> invocation) =>
        (invocation.Policy.Name, invocation.Binding?.Name ?? "", invocation.Parameters?.Namespace ?? "", invocation.Parameters?.Name ?? "");
}
