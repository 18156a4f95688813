using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Discovery;

/// <summary>A class that implements <c>IReconciler&lt;T&gt;</c>, as its registration needs it.</summary>
internal sealed record ReconcilerModel
{
    /// <summary>The class.</summary>
    public required TypeName Type { get; init; }

    /// <summary>The reconciled C# type, with <c>global::</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The reconciled kind.</summary>
    public required ResourceReference Resource { get; init; }

    /// <summary>The name given by <c>[ControllerName]</c>; null without one.</summary>
    public string? ControllerName { get; init; }

    /// <summary>The name given by <c>[Finalizer]</c>; null without one.</summary>
    public string? Finalizer { get; init; }

    /// <summary>Whether the class has the <c>FinalizeAsync</c> that <c>[Finalizer]</c> needs.</summary>
    public bool HasFinalizeMethod { get; init; }

    /// <summary>Whether the class already names <c>IFinalizingReconciler&lt;T&gt;</c> among its interfaces.</summary>
    public bool ImplementsFinalizingReconciler { get; init; }

    /// <summary>The value of <c>[ReconcileOn]</c>; zero without one.</summary>
    public int Changes { get; init; }

    public EquatableArray<SourceModel> Owns { get; init; }

    /// <summary>What the operator's role must allow for it.</summary>
    public EquatableArray<PolicyRule> Rules { get; init; }

    public EquatableArray<WatchModel> Watches { get; init; }

    /// <summary>What the runtime calls the controller.</summary>
    public string EffectiveControllerName => ControllerName ?? Resource.Kind.ToLowerInvariant();

    /// <summary>Whether a registration of the class would compile.</summary>
    public bool IsEmittable { get; init; }
}
