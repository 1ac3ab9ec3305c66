namespace Cordon.Networks.Ties;

/// <summary>
/// The actions of one kind at one scale and the units they fall into, as pairs of accounts are tested on them: those of a whole history, or of
/// one that grows.
/// </summary>
internal interface ICoActionUnits
{
    int EventOf(int action);

    int UnitOf(int action);

    /// <summary>A number that orders the units by object, then time. An account's actions ascend by it.</summary>
    ulong PlaceOf(int unit);

    /// <summary>Accounts that touched the unit.</summary>
    int FanOf(int unit);

    /// <summary>The widest window in which the unit is looked at.</summary>
    int RungOf(int unit);

    /// <summary>Distinct pairs of accounts that met on the unit within a window.</summary>
    int MetOn(int unit, int rung);

    /// <summary>The number of the unit's object as evidence names it: −1 − account where the object is an account.</summary>
    int ObjectOf(int unit);

    string ObjectNameOf(int unit);

    /// <summary>Accounts that touched the unit's object at any time.</summary>
    int ObjectFanOf(int unit);
}
