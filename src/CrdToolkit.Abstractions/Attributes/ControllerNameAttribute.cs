namespace CrdToolkit;

/// <summary>
/// On a reconciler: the name of its controller in logs, metrics, the configuration (<c>Operator:Controllers:NAME</c>) and, where
/// each controller is elected by itself, its lease. Without it that is the reconciled kind in lower case, so that of several
/// reconcilers of one kind all but one need it.
/// </summary>
/// <param name="name">A name that no other controller of the process has, such as <c>machine-backup</c>; case does not count.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ControllerNameAttribute(string name) : Attribute
{
    /// <summary>The name of the controller.</summary>
    public string Name { get; } = name;
}
